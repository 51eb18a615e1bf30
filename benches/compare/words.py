"""Sentences and words that the texts are made of, all of them our own."""

ONE_DRAFT = """\
Dear Ms Okafor,

Thank you for inviting me to interview for the Data Analyst role at Fernhill Optics, and for the time your team put into my \
application. After some thought I have decided to withdraw from the process.

I have accepted an offer elsewhere that is closer to home. It was not an easy choice, because your work on lenses for field \
hospitals is exactly what I would like to read about over breakfast. I will definately keep following it.

I was impressed by how clearly the recruiter explained each step, and by the the friendly note from [Hiring Manager].

I would be glad to stay in touch, and should another role come up next year, please do write to me. I wish you and the team \
every success with the search.

Kind regards,
Tobias Winter
"""

NAMES = """Anna Lee|Martin Shaw|Priya Nair|Tobias Winter|Grace Okafor|Helen Moss|Daniel Frost|Ruth Abbott|Omar Said|Lucy Grant
Peter Lindqvist|Maya Torres|Samuel Reed|Ines Duarte|Victor Hale|Nora Flynn|Adam Kerr|Julia Stone|Frank Weber|Clara Bond
Kenji Mori|Leila Haddad|Simon Pratt|Olga Petrova|Marcus Bell|Joan Wilder|Hugo Brandt|Tessa Quinn|Ravi Menon|Edith Crane""".replace("\n", "|").split("|")

FIRMS = """Fernhill Optics|Brightwater Labs|Oak & Anvil|Northgate Foods|Lantern Works|Blue Harbour|Quill Street|Marlow Freight
Copper Lane|Summit Dental|Greenfold|Halcyon Press|Tidewell|Pine Ridge Energy|Saddler Brothers|Ironbridge Tools""".replace("\n", "|").split("|")

FOREIGN_NAMES = """Zoë Lefèvre|Jürgen Müller|Søren Ødegård|Małgorzata Wójcik|François Béranger|Núria Peñalver|Ángel Ibáñez|Žofie Dvořáková
Þórdís Jónsdóttir|İpek Çelik|Στέφανος Παππάς|Ольга Петрова|Anaïs Côté|Béla Kovács|Lídia Gonçalves|Jürg Zürcher""".replace("\n", "|").split("|")

FOREIGN_FIRMS = """Café Böhm|Møller & Søn|Société Générique|Łódź Works|Señal Libre|Ångström Labs|Škoda Lane|Crêperie Noël""".split("|")

SLOTS = {
    "role": """data analyst|site manager|staff nurse|product designer|night editor|bench chemist|sales engineer|payroll clerk|stage
 technician|museum guide|tax adviser|back-end developer|dental assistant|logistics planner|grant writer|test engineer""".replace("\n", "").split("|"),
    "day": "Monday Tuesday Wednesday Thursday Friday".split(),
    "month": "January February March April June July September October November December".split(),
    "adjective": """quiet careful steady narrow practical patient modest thorough local recent familiar gentle plain tidy compact
        bright sturdy yearly weekly written spoken shared hidden closed separate common regular simple difficult slow quick warm cold
        private public technical seasonal remote central spare rough level fine broad""".split(),
    "noun": """budget workshop garden kitchen warehouse gathering contract schedule report colleague customer harbour library machine
        bridge survey question reply parcel ladder window factory market journey season morning evening project review sketch team
        office station drawing recipe ticket folder summary proposal sample patient teacher student engine screen keyboard manual
        department supplier delivery receipt harvest exhibition rehearsal laboratory experiment measurement""".split(),
    "verb": """prepare measure describe repair collect compare arrange deliver publish sketch sharpen inspect unpack rehearse
        mend record teach paint test plan borrow carry count gather label paint clean replace sort weigh""".split(),
    "past": """prepared measured described repaired collected compared arranged delivered published sketched sharpened inspected
        unpacked rehearsed mended recorded taught painted tested planned borrowed carried counted gathered labelled cleaned""".split(),
    "place": """Bristol|Leeds|the coast|the north wing|the second floor|Aberdeen|the old mill|Norwich|the depot|Cardiff|the city archive
|the lower valley|York|the test hall|Dundee|the main hall""".replace("\n", "").split("|"),
    "time": """last week|this spring|in the morning|before lunch|after the holidays|at the end of the month|twice a year|on most days
|since the move|during the audit|every other Friday|in good time|over the winter""".replace("\n", "").split("|"),
    "tool": "make tar rsync grep sort find tail awk ssh git".split(),
}

GREETINGS = ["Dear {to},", "Hello {to},", "Good morning {to},", "Hi {to},", "Dear {to}"]

THANKS = [
    "Thank you for inviting me to interview for the {role} role at {firm}.",
    "Many thanks for the invitation to meet your team at {firm} on {day}.",
    "I was very pleased to receive your invitation to interview, and I want to thank you for it.",
    "Thanks a lot for considering me for the {role} position and for suggesting {day}.",
    "I appreciate the time that you and {name} took to read my application.",
    "Thank you so much for thinking of me for the {role} opening.",
    "It was kind of you to invite me to {place} for an interview; thank you.",
    "I am grateful for your interest in my work and for the offer to talk on {day}.",
]

DECISIONS = [
    "After careful thought I have decided to withdraw my application.",
    "I am writing to let you know that I will not be taking the interview forward.",
    "I must decline the interview, though it was not an easy decision.",
    "I have decided not to continue with the process at this point.",
    "Unfortunately I have to turn the invitation down.",
    "With some regret I would like to withdraw from consideration.",
    "I have chosen to step back from the {role} process.",
    "I will therefore not be able to come to the interview on {day}.",
]

REASONS = [
    "I have accepted another offer that is closer to home.",
    "My present team has asked me to stay for a {adjective} project, and I said yes.",
    "I have come to see that the {role} role is not quite what I am looking for.",
    "Family plans keep me in {place} for the coming year.",
    "The daily journey to {place} would be longer than I can manage.",
    "I want to finish the {noun} that I began {time} before I move on.",
    "I have decided to go back to my studies in {month}.",
    "The hours do not fit around the {noun} that I look after {time}.",
]

REASONS_MORE = [
    "I thought about it and talked to {name}, who knows the field well.",
    "The {adjective} description of the {noun} made the choice harder than I expected.",
    "I would rather tell you now than keep a {adjective} place that somebody else could use.",
    "You were open about the {noun} and the {noun}, which made things clear to me.",
    "You should not have to wait for my answer until {month}.",
]

PRAISE = [
    "I was impressed by how clearly {name} explained the {adjective} {noun}.",
    "Your work on the {noun} in {place} is something I shall keep following.",
    "The way {firm} looks after its people is well known in {place}.",
    "I enjoyed our talk on {day} and learned a good deal about the {noun}.",
    "What you {past} {time} made a strong impression on me.",
    "The {adjective} tone of every message from {firm} made this easier.",
    "I have the highest regard for the {adjective} team that you have gathered.",
]

DOORS = [
    "I would be glad to hear from you should another role come up.",
    "Please keep my details, and do get in touch if something fits later on.",
    "I hope that we can stay in touch, and perhaps work together one day.",
    "I would be happy to talk again in {month} or whenever the time is right.",
    "Should our paths cross again, I would be delighted.",
    "Please feel free to contact me about future openings.",
]

WISHES = [
    "I wish you and the team every success with the search.",
    "I hope that you soon find the right {role}.",
    "All the best for the {adjective} {noun} in {month}.",
    "I wish {firm} a good year, and {name} a good start.",
    "May the {noun} in {place} go well.",
]

SIGN_OFFS = ["Kind regards,", "Best regards,", "With kind regards,", "Yours sincerely,", "Warm regards,", "Best wishes,"]

FLAWS = [
    "I am definately sorry that it did not work out.",
    "I beleive that you will find someone soon.",
    "It was a great oppertunity and I shall remember it.",
    "I have recieved your letter about the the second round.",
    "Please pass my thanks on to [Hiring Manager] as well.",
    "The salary of {number},000 pounds was honestly a joke.",
    "I am so sorry, I really apologise, and I am sorry again for the trouble.",
    "Your process was a complete mess, to be frank.",
    "Maybe I will change my mind, but I am not sure yet.",
    "lol, it is what it is, gonna take a break now!!!",
    "My doctor says that my back needs surgery and the divorce has been hard on me.",
    "Could you please send me a written confirmation by {day}?",
    "I am leaving this for a offer from {firm}.",
    "PLEASE DO NOT CALL ME ABOUT THIS ANY MORE.",
]

PLAIN = [
    "The {adjective} {noun} in {place} was {past} {time}.",
    "We {past} the {noun} and the {adjective} {noun} {time}.",
    "It takes about {number} minutes to {verb} a {adjective} {noun}.",
    "{name} {past} the {noun} before the {noun} was {past}.",
    "If the {noun} is {adjective}, {verb} it again and tell {name}.",
    "There are {number} ways to {verb} the {noun}, and the {adjective} one is in the {noun}.",
    "Nobody at {firm} had {past} a {noun} like that, so we {past} a {adjective} one.",
    "On {day} the {noun} and its {adjective} {noun} were {past} in {place}.",
    "Don't {verb} the {noun} until the {adjective} {noun} has been {past}.",
    "What matters is the {noun}: {adjective}, {adjective} and easy to {verb}.",
    "The {noun} wasn't {past} in time, which is why {name} wants to {verb} it.",
    "In {month} {firm} will {verb} {number} of them (see the {noun} of {name}).",
    "She said that the {noun} couldn't be {past} without a {noun} - and she was right.",
    "Most of what we {past} {time} went into the {adjective} {noun} for {firm}.",
    "Each {noun} has a **{adjective} {noun}** and at least *one* `{noun}` to {verb}.",
    "Whether you {verb} or {verb} it, keep the {noun} {adjective}.",
    "The {noun} that {name} {past} in {month} still helps us to {verb} the {noun}.",
]

FOREIGN_PLAIN = [
    "The café in {place} was {past} by {name} {time}.",
    "{name} {past} the résumé of {name} before the {noun} was {past}.",
    "A naïve {noun}, a {adjective} façade: that is how {name} put it.",
    "In {place} the {noun} costs {number} € and the {adjective} {noun} is \u201cà la carte\u201d.",
    "The rôle in Kraków - or was it Málaga? - went to {name} of {firm}.",
    "It was {number} °C in São Paulo when we {past} the {noun} for {name}.",
]

HEADINGS = [
    "The {adjective} {noun}", "How to {verb} a {noun}", "{noun} and {noun}", "What {name} {past}", "Before you {verb}",
    "Notes on the {noun} in {place}", "{month} at {firm}",
]

CODE = [
    "{tool} --{adjective} {noun}/{noun}.txt", "cd {noun} && {tool} {noun}", "export {noun}_{noun}={number}", "# {verb} the {noun} first",
    "{tool} {noun} | {tool} -n {number}",
]

LINKS = [
    "See [the {noun}](https://example.org/{noun}/{number}) and the [{adjective} {noun}](../{noun}.md#{noun}).",
    "More is at <https://example.org/{noun}>, {past} by {name}.",
    "![a {adjective} {noun}](img/{noun}-{number}.png)",
]

FOLDERS = "handbook guides letters minutes reports notes archive manuals".split()

RARE = """cobalt amber velvet marble copper ivory crimson walnut saffron indigo granite linen pewter maple quartz bamboo cedar coral
    slate tulip willow zinc opal juniper""".split()

OWN_RULE = """\
severity = "warning"
category = "tone"
message  = "\u201c{text}\u201d is not how this house writes"
help     = "say it in plain words"
why      = \"\"\"
A rule made for measuring: it stands for one of many that a house may have of its own.
\"\"\"

[check.forbid]
phrases = ["PHRASE"]

[[example]]
bad  = "Dear Ms Lee,\\n\\nThank you. We PHRASE here."
good = "Dear Ms Lee,\\n\\nThank you. I would be glad to hear from you again."
"""
