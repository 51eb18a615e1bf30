"""The hooks, run by the real pre-commit in a scratch repository; the hooks come from a clone of this one."""

import os
import shutil
import sys
from pathlib import Path

import pytest
from conftest import BAD, EXAMPLES, GOOD, SLIP, VERSION, run

NAMES = ["draft.md", "my last draft.txt", "Frau Müller – Absage.md", "辞退 メール.md", "it's “quoted”.txt", "-dash.md"]


@pytest.fixture(scope="module")
def hooks_env(env, tmp_path_factory):
    return env | {"PRE_COMMIT_HOME": str(tmp_path_factory.mktemp("pre-commit")), "PRE_COMMIT_COLOR": "never"}


def install(scratch, env, config):
    (scratch / ".pre-commit-config.yaml").write_text(config, "utf-8")
    run(sys.executable, "-m", "pre_commit", "install", "--install-hooks", cwd=scratch, env=env)


def use(hook, scratch, clone, env):
    """Follows docs/examples/pre-commit-config.yaml, with this repository in the place of the published one."""
    rev = run("git", "rev-parse", "HEAD", cwd=clone, env=env).stdout.strip()
    config = (EXAMPLES / "pre-commit-config.yaml").read_text("utf-8")
    for old, new in (("https://github.com/OWNER/decline-lint", str(clone)), (f"v{VERSION}", rev), ("id: decline-lint ", f"id: {hook} ")):
        assert old in config
        config = config.replace(old, new)
    install(scratch, env, config)


def commit(scratch, env, status):
    run("git", "add", "--all", cwd=scratch, env=env)
    return run("git", "commit", "--message", "A draft", cwd=scratch, env=env, status=status).stdout


def committed(scratch, env):
    listed = run("git", "ls-tree", "-r", "-z", "--name-only", "HEAD", cwd=scratch, env=env, status=None)
    return listed.stdout.split("\0") if listed.returncode == 0 else []


@pytest.mark.parametrize("hook", ["decline-lint", "decline-lint-fix"])
def test_a_bad_draft_stops_the_commit_and_a_good_one_goes_through(hook, scratch, clone, hooks_env):
    use(hook, scratch, clone, hooks_env)
    draft = scratch / "drafts" / "draft.md"
    draft.write_text(BAD, "utf-8")
    shown = commit(scratch, hooks_env, 1)
    assert "drafts/draft.md" in shown and "missing-thanks" in shown
    assert draft.read_text("utf-8") == BAD and not committed(scratch, hooks_env)
    draft.write_text(GOOD, "utf-8")
    assert "Passed" in commit(scratch, hooks_env, 0)
    assert "drafts/draft.md" in committed(scratch, hooks_env)


def test_the_fixing_hook_mends_the_draft_and_the_next_commit_goes_through(scratch, clone, hooks_env):
    use("decline-lint-fix", scratch, clone, hooks_env)
    draft = scratch / "drafts" / "draft.md"
    draft.write_text(SLIP, "utf-8")
    assert "files were modified by this hook" in commit(scratch, hooks_env, 1)
    assert draft.read_text("utf-8") == GOOD
    commit(scratch, hooks_env, 0)
    assert run("git", "show", "HEAD:drafts/draft.md", cwd=scratch, env=hooks_env).stdout == GOOD


@pytest.mark.parametrize("name", NAMES)
def test_any_file_name_works(name, scratch, clone, hooks_env):
    use("decline-lint-fix", scratch, clone, hooks_env)
    config = scratch / ".pre-commit-config.yaml"
    config.write_text(config.read_text("utf-8").replace("files: ^drafts/", "files: '[.](md|txt)$'"), "utf-8")
    (scratch / name).write_text(BAD, "utf-8")
    assert name in commit(scratch, hooks_env, 1)
    (scratch / name).write_text(SLIP, "utf-8")
    commit(scratch, hooks_env, 1)
    commit(scratch, hooks_env, 0)
    assert name in committed(scratch, hooks_env)


def test_other_files_are_left_alone(scratch, clone, hooks_env):
    use("decline-lint", scratch, clone, hooks_env)
    (scratch / "README.md").write_text(BAD, "utf-8")
    (scratch / "drafts" / "logo.svg").write_text("<svg/>", "utf-8")
    assert "no files to check" in commit(scratch, hooks_env, 0)


def test_the_wheel_serves_as_a_python_hook_without_rust(scratch, wheel, hooks_env, bin_without_rust):
    path = os.pathsep.join([str(bin_without_rust), str(Path(sys.executable).parent)])
    assert shutil.which("cargo", path=path) is None
    env = hooks_env | {"PATH": path, "PIP_FIND_LINKS": str(wheel.parent)}
    install(scratch, env, (EXAMPLES / "pre-commit-wheel.yaml").read_text("utf-8"))
    draft = scratch / "drafts" / "Frau Müller.txt"
    draft.write_text(BAD, "utf-8")
    assert "drafts/Frau Müller.txt" in commit(scratch, env, 1)
    draft.write_text(GOOD, "utf-8")
    commit(scratch, env, 0)
