"""The action and the examples for CI: sound to those who check such files, and run as a runner would run them."""

import json
import os
import re
import subprocess

import pytest
import yaml
from conftest import BAD, EXAMPLES, GOOD, ROOT, VERSION, run

ACTION = ROOT / "action.yml"
WORKFLOW = EXAMPLES / "github-workflow.yml"
GITLAB = EXAMPLES / "gitlab-ci.yml"


@pytest.mark.parametrize(
    ("schema", "path"),
    [("github-actions", ACTION), ("github-workflows", WORKFLOW), ("gitlab-ci", GITLAB)],
    ids=lambda value: getattr(value, "name", value),
)
def test_the_schema_holds(schema, path, env):
    run("check-jsonschema", "--builtin-schema", f"vendor.{schema}", path, cwd=ROOT, env=env)


def test_the_workflow_ends_by_itself(env):
    run("check-jsonschema", "--builtin-schema", "custom.github-workflows-require-timeout", WORKFLOW, cwd=ROOT, env=env)


def test_zizmor_finds_nothing_and_would(env, tmp_path):
    zizmor = ["zizmor", "--offline", "--no-progress", "--persona=auditor"]
    run(*zizmor, ACTION, WORKFLOW, cwd=ROOT, env=env)
    careless = tmp_path / "action.yml"
    careless.write_text(ACTION.read_text("utf-8").replace('<<< "$PATHS"', "<<< '${{ inputs.paths }}'"), "utf-8")
    assert "template-injection" in run(*zizmor, careless, cwd=ROOT, env=env, status=None).stdout
    loose = tmp_path / "github-workflow.yml"
    loose.write_text(re.sub(r"actions/checkout@\w+", "actions/checkout@v7", WORKFLOW.read_text("utf-8")), "utf-8")
    assert "unpinned-uses" in run(*zizmor, loose, cwd=ROOT, env=env, status=None).stdout


def test_pre_commit_accepts_the_hooks_and_the_examples(env):
    run("pre-commit", "validate-manifest", ".pre-commit-hooks.yaml", cwd=ROOT, env=env)
    run("pre-commit", "validate-config", *sorted(EXAMPLES.glob("pre-commit-*.yaml")), cwd=ROOT, env=env)


def test_whatever_is_used_is_pinned_by_digest():
    for path in (ACTION, WORKFLOW):
        uses = re.findall(r"uses: *(.*)", path.read_text("utf-8"))
        assert uses
        assert not [use for use in uses if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v[\d.]+", use)]


def test_scripts_take_inputs_from_the_environment_only():
    for step in yaml.safe_load(ACTION.read_text("utf-8"))["runs"]["steps"]:
        assert "${{" not in step.get("run", "")


def act(workspace, clone, env, tmp_path, inputs, status):
    """Runs the steps of the action that are scripts, in the way of a runner."""
    action = yaml.safe_load((clone / "action.yml").read_text("utf-8"))
    given = {name: about["default"] for name, about in action["inputs"].items()} | inputs
    temp = tmp_path / "runner temp"
    temp.mkdir(exist_ok=True)
    (temp / "output").write_text("", "utf-8")
    scripts = [step for step in action["runs"]["steps"] if "run" in step]
    for step in scripts:
        values = {key: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda found: given[found[1]], text) for key, text in step.get("env", {}).items()}
        there = {"GITHUB_ACTION_PATH": str(clone), "RUNNER_TEMP": str(temp), "GITHUB_OUTPUT": str(temp / "output")}
        wanted = status if step is scripts[-1] else 0
        done = run("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"], cwd=workspace, env=env | there | values, status=wanted)
    assert re.fullmatch(r"digest=[0-9a-f]{40}\n", (temp / "output").read_text("utf-8"))
    return done.stdout


def test_the_action_annotates_writes_sarif_and_gives_the_verdict(scratch, clone, env, tmp_path):
    bad = scratch / "drafts" / "Frau Müller; $(touch pwned).md"
    bad.write_text(BAD, "utf-8")
    inputs = {"paths": "drafts\n", "options": "--today=2026-11-23\n\n--no-config\n", "sarif-file": "out.sarif"}
    shown = act(scratch, clone, env, tmp_path, inputs, 1)
    lines = [line for line in shown.splitlines() if line.startswith("::")]
    assert any(re.match(r"::error [^:]*file=drafts/Frau Müller; \$\(touch pwned\)\.md,", line) for line in lines), shown
    log = json.loads((scratch / "out.sarif").read_text("utf-8"))
    assert log["version"] == "2.1.0"
    assert "missing-thanks" in {result["ruleId"] for result in log["runs"][0]["results"]}
    bad.write_text(GOOD, "utf-8")
    act(scratch, clone, env, tmp_path, inputs, 0)
    assert json.loads((scratch / "out.sarif").read_text("utf-8"))["runs"][0]["results"] == []
    assert not (scratch / "pwned").exists()
    act(scratch, clone, env, tmp_path, {"paths": "no-such-folder"}, 2)


def test_the_gitlab_job_runs(scratch, wheel, clean_python, env):
    job = yaml.safe_load(GITLAB.read_text("utf-8"))["decline-lint"]
    path = os.pathsep.join([str(clean_python), env["PATH"]])
    there = env | {"PATH": path, "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(wheel.parent)}
    for draft, status in ((BAD, 1), (GOOD, 0)):
        (scratch / "drafts" / "draft.md").write_text(draft, "utf-8")
        shown = run("bash", "-eo", "pipefail", "-c", "\n".join(job["script"]), cwd=scratch, env=there, status=status).stdout
        issues = json.loads((scratch / job["artifacts"]["reports"]["codequality"]).read_text("utf-8"))
        assert bool(issues) == bool(status) == ("missing-thanks" in shown)
        for issue in issues:
            assert {"description", "check_name", "fingerprint", "severity", "location"} <= set(issue)
            assert issue["location"]["path"] == "drafts/draft.md"


def test_the_plain_script_lints_what_a_branch_changed(scratch, binary, env):
    there = env | {"PATH": os.pathsep.join([str(binary.parent), env["PATH"]])}

    def commit(name, text):
        (scratch / "drafts" / name).write_text(text, "utf-8")
        run("git", "add", "--all", cwd=scratch, env=env)
        run("git", "commit", "--quiet", "--message", name, cwd=scratch, env=env)

    def script(status, base="main"):
        return run("bash", EXAMPLES / "ci.sh", base, cwd=scratch, env=there, status=status).stdout

    commit("old and bad.md", BAD)
    run("git", "switch", "--quiet", "--create", "topic", cwd=scratch, env=env)
    assert "no draft has changed" in script(0)
    commit("Frau Müller.md", GOOD)
    script(0)
    commit("Frau Müller.md", BAD)
    shown = script(1)
    assert "drafts/Frau Müller.md" in shown and "old and bad" not in shown
    assert "no commit in common" in script(2, base="no-such-branch")


def test_the_page_shows_the_examples_as_they_are():
    page = (ROOT / "docs" / "ci.md").read_text("utf-8")
    for path in sorted(EXAMPLES.iterdir()):
        assert path.read_text("utf-8") in page, f"docs/ci.md does not show {path.name} as it is"


def test_the_examples_name_the_version_that_is_here():
    for path in sorted(EXAMPLES.iterdir()):
        for found in re.findall(r"decline-lint==([\d.]+)|rev: v([\d.]+)|decline-lint@0+ # v([\d.]+)", path.read_text("utf-8")):
            assert VERSION in found, f"{path.name} names {found}"


def test_shell_scripts_parse():
    for path in [EXAMPLES / "ci.sh", ROOT / "tests/packaging/run.sh", ROOT / ".ci/run"]:
        subprocess.run(["bash", "-n", str(path)], check=True)
