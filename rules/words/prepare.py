#!/usr/bin/env python3
"""Makes misspellings.tsv anew; Python 3 standard library only. README.md says where the inputs come from.

    python3 prepare.py SOURCE LIST [LIST ...] [--names FILE ...] [--field FILE] > misspellings.tsv

SOURCE  the typos list: words.csv (misspelling,correction,...) or the packaged word_codegen.rs
LIST    a list of right words, one a line, or several joined by commas; the commonest words first
        (small, middle, large, huge)
--names lists of names, the first word of each line
--field the list of this field (default: misspellings-field.tsv beside this script): the words it
        corrects to count as words of such mail, and are put first among several corrections
"""
import argparse, itertools, os, re, sys, unicodedata

# Kept though a LIST or a names list has them: there they are obsolete, dialect or very rare words or
# surnames; in today's mail they are slips.
KEEP = set("""
agre agrement agrements alow alway anway artice assum awkard balck belive boquet brillant callendar campain campany
cange carful caried chruch clearence concent deley departement develope developes dout eduction empasis eror everage
everwhere everyting feeback feild feilds fileds foreward formated formating forsee fouth gettig graeter
happing homeworks housand impot informations jurney kepping kown latests layed litle litteral mabey mantain
maybee metting minium mosty mutch neice nighbor nuber nver parmeter parrent payed persue pleasent plesant plese
positon positons practic prety prevet quiting recuring refence refences regester remian scheule serice sheild sheilds
simular softwares soley speach stoped stoping strech stright succes syas taht tention thay thei theirselves thier
thos throughly trasport uknown unfortune unknow verry wehn wether wholey wich wierd withold yeilding""".split())

# Dropped by hand: British, foreign or technical words, names, brands and places that no LIST has, greetings and
# closings of other languages, and entries that want two words as their correction.
DROP = set("""
abou abouta adieu adios aktion alais alis alle aloha alternativ ambien amke aneel anyother archiv argentia artemios
asny asser assma astronomia atentamente autor bacic basf becausea beginn benine beste binay biologia bitte bonjour
bonsoir brane canva capela caro celle certi chambre charakter cher chere christiaan ciao classe cliente colombina
comando comercial comune consolato cordialement cordialmente creedence curso cyphertext dameon dank danke deine delink
denine despatcher despatchers destiney destry dezember diagnosi didi dilay doen dokument domian dota dran dudo earnt
ecologia effekt emmit enciclopedia entreprise enver environnement estimada estimado evangelia exposito extrem faktor
fase februar finde fing forse foto frane freundliche froma funktion geehrte geehrter generell gracias gracin grazie
groeten grup grups gruss grussen guiseppe habe hace hallo hande hashi hava havea herr hilsen hoeks hola humer ierland
imge immobilien immobilier importante informatie infp inicial inspite instituto internacional internationaal invokable
iten januar jobb jornal juge juli juni karam karisma kiitos komma konnichiwa legt liebe littel lokal lokale maily
maintenant makro manal maschine materiaal mayu meida memorie merci methode methoden metod metri mian minut mit modell
moreso mucha namaste nane nationaal negativ neptun noen nominet normale nowe objekt obrigado oficial oktober onother
operad opps parlament parth partick passione passt pensioen periode perpetue perspektive philosophia plas plattform
politicus positiv potencial presentacion presidenta presse principales probleem problemas probleme produkt produktion
profesor professores profissional programa programas programm progresso prozess puch qualifikation raed raison regio
rela relatie relativ resul roels rute rutgerus ryou salaires salaris saludo saludos salut saluti scaleable schip
sebastiaan seina selv servus shalom shouldbe sigal slac smal socal sociologia solvin spanisch speciaal staf startet
stichting stil studi suche supermarkt szene tabel tage tages tak takk tanti technik tekst tema temperatur tere
terveisin theologia thuis titel titels toleranz tomor transito travelodge ture tust umit universale universite unter
valentien valentinas valentins varios vart viele vielen vist vitaliy voila von warrandyte weeknd willkommen witha
worte youa zeon""".split())

# Corrections the source writes without their apostrophe, and whole entries set right or put in a better order.
FIX = {"thankyou": "thank you", "couldnt": "couldn't", "wouldnt": "wouldn't", "shouldnt": "shouldn't", "wouldve": "would've",
       "everyones": "everyone's", "anyones": "anyone's", "childrens": "children's"}
ENTRY = {"youre": "you're,your", "theyre": "they're", "whos": "who's,whose", "womens": "women's",
         "couldnot": "couldn't", "wouldnot": "wouldn't", "shouldnot": "shouldn't", "thier": "their",
         "wath": "what,watch", "thik": "think,thick", "quess": "guess", "stoopid": "stupid", "wokrs": "works",
         "ttempt": "attempt", "ttempts": "attempts", "concered": "concerned", "tyour": "your", "rleased": "released",
         "lifes": "life's,lives", "companys": "company's,companies", "countrys": "country's,countries",
         "familys": "family's,families", "everythings": "everything's,everything", "childs": "child's"}
# Right words of job mail that no LIST has.
RIGHT = set("""backend backends bootcamp cloudflare codebase codebases customisable customizable devops frontend
frontends hackathon hackathons https infographic infographics javascript json jupyter kubernetes lifecycle lifecycles
linkedin microservice microservices middleware millennials pinterest postgres powershell serverless spotify storylines
validator validators vmware""".split())
# Corrections never proposed: coarse words.
COARSE = re.compile("^arse(s|d)?$|^ass$|bastard|bitch|cunt|^dicks?$|dildo|erection|fagg|fuck|incest|masturb|nigg|orgas"
                    "|penis|piss|porn|prostitut|^rap(e|ed|es|ing|ist|ists)$|retard|shit|slut|^tits|vagin|whor")
VOWELS, MOST = set("aeiouy"), 4  # MOST: corrections kept for an entry


def plain(word):
    """Lower case without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", word.strip().lower()) if not unicodedata.combining(c))


def read_list(path):
    with open(path, encoding="utf-8", errors="replace") as file:
        return {plain(line) for line in file}


def read_source(path):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    if path.endswith(".rs"):
        rows = re.findall(r'\w+\(\s*"([^"]+)"\s*,?\s*\)\s*,\s*&\[(.*?)\]', text, re.S)
        return {key: re.findall(r'"([^"]+)"', rest) for key, rest in rows}
    return {row[0]: row[1:] for row in (line.strip().split(",") for line in text.splitlines()) if row[0]}


def slip(a, b):
    """How far b is from a: swapped neighbours and doubled letters cost less, a new first letter more."""
    d = [[0.0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i, j in itertools.product(range(len(a) + 1), range(len(b) + 1)):
        costs = [] if i or j else [0.0]
        if i:
            costs.append(d[i - 1][j] + (0.5 if i > 1 and a[i - 1] == a[i - 2] else 1.0))
        if j:
            costs.append(d[i][j - 1] + (0.5 if j > 1 and b[j - 1] == b[j - 2] else 1.0))
        if i and j:
            x, y = a[i - 1], b[j - 1]
            costs.append(d[i - 1][j - 1] + (0 if x == y else 1.0 if x in VOWELS and y in VOWELS else 1.2))
            if i > 1 and j > 1 and x == b[j - 2] and y == a[i - 2]:
                costs.append(d[i - 2][j - 2] + 0.7)
        d[i][j] = min(costs)
    return d[len(a)][len(b)] + (0.3 if a[0] != b[0] else 0.0)


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    parser = argparse.ArgumentParser(description="Makes misspellings.tsv anew from the typos list.")
    parser.add_argument("source", metavar="SOURCE")
    parser.add_argument("lists", nargs="+", metavar="LIST")
    parser.add_argument("--names", nargs="*", default=[])
    parser.add_argument("--field", default=os.path.join(here, "misspellings-field.tsv"))
    args = parser.parse_args()
    tiers = [set().union(*map(read_list, paths.split(","))) for paths in args.lists]
    right = RIGHT.union(FIX.values(), *tiers)
    usable = {word for word in right - KEEP if re.fullmatch("[a-z' ]+", word) and not COARSE.search(word)}
    names = {line.split()[0] for path in args.names for line in read_list(path) if line}
    with open(args.field, encoding="utf-8") as file:
        field = {re.split(r"[\t,\n]", line)[1] for line in file}

    def cost(wrong, word):
        tier = next((n for n, words in enumerate(tiers) if word in words), len(tiers))
        return slip(wrong, word) + 0.5 * tier - (1.2 if word in field else 0.0)

    count = dict.fromkeys(["form", "by hand", "right word", "name", "no correction", "kept"], 0)
    for wrong, corrections in sorted(read_source(args.source).items()):
        good = [word for word in dict.fromkeys(FIX.get(c, c) for c in corrections) if word in usable and word != wrong]
        best = sorted(good, key=lambda word: cost(wrong, word))[:MOST]
        if not re.fullmatch("[a-z']{4,}", wrong):
            why = "form"
        elif wrong in DROP:
            why = "by hand"
        elif wrong in right and wrong not in KEEP:
            why = "right word"
        elif wrong in names and wrong not in KEEP:
            why = "name"
        else:
            why = "kept" if best or wrong in ENTRY else "no correction"
        count[why] += 1
        if why == "kept":
            print(wrong, ENTRY.get(wrong, ",".join(best)), sep="\t")
    print(count, file=sys.stderr)


if __name__ == "__main__":
    main()
