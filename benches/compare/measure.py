"""Runs whole processes and takes their time and their peak memory."""

import ctypes
import os
import platform
import resource
import signal
import statistics
import sys
import time

KIB = 1 if sys.platform == "darwin" else 1024


class Command:
    """A command and what was measured of it. `bytes` is how much it reads."""

    def __init__(self, name, argv, size=0, label=None, ours=False):
        self.name = name
        self.argv = [str(part) for part in argv]
        self.size = size
        self.label = label or name
        self.ours = ours
        self.seconds = []
        self.peak = 0
        self.trouble = ""

    @property
    def median(self):
        return statistics.median(self.seconds) if self.seconds else None

    @property
    def speed(self):
        """Megabytes a second."""
        return self.size / 1e6 / self.median if self.size and self.seconds else None


def spawn(argv, cwd, out):
    """Starts a process with its output in a file: what is printed is part of the work."""
    os.chdir(cwd)
    files = [
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, str(out), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644),
        (os.POSIX_SPAWN_DUP2, 1, 2),
    ]
    env = {name: value for name, value in os.environ.items() if name not in ("RAYON_NUM_THREADS", "NO_COLOR")}
    return os.posix_spawn(argv[0], argv, env, file_actions=files, setpgroup=0)


def run_once(command, cwd, out, limit):
    """Seconds of one run; None when it took too long or crashed."""
    old = signal.signal(signal.SIGALRM, lambda *_: os.killpg(pid, signal.SIGKILL))
    start = time.perf_counter()
    pid = spawn(command.argv, cwd, out)
    signal.alarm(limit)
    _, status, usage = os.wait4(pid, 0)
    took = time.perf_counter() - start
    signal.alarm(0)
    signal.signal(signal.SIGALRM, old)
    if os.WIFSIGNALED(status):
        command.trouble = f"more than {limit} s" if took >= limit else "crashed"
        return None
    # A process starts with the peak of the one that started it: smaller figures are ours.
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    if usage.ru_maxrss > 1.5 * own:
        command.peak = max(command.peak, usage.ru_maxrss * KIB)
    return took


def measure_peak(command, cwd, out):
    """Peak memory of a small process: a shell, which is smaller still, starts it and leaves it to us."""
    if platform.system() != "Linux":
        return
    ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)  # PR_SET_CHILD_SUBREAPER
    shell = spawn(["/bin/sh", "-c", '"$@" &', "sh", *command.argv], cwd, out)
    os.waitpid(shell, 0)
    _, _, usage = os.wait4(-1, 0)
    command.peak = usage.ru_maxrss * KIB


def interleave(commands, rounds, cwd, out, patience, limit=120):
    """Runs all commands in turn, round by round, so that a noisy minute is everybody's.

    Slow peers take part in fewer rounds: as many as fit into `patience` seconds, but one at least.
    """
    most = {}
    for command in commands:
        took = run_once(command, cwd, out, limit)
        if took is None:
            most[command] = 0
            continue
        # The first run warms the files up; it counts only when there will be no other.
        most[command] = rounds if took * rounds < patience or command.ours else max(int(patience / took), 1)
        if most[command] == 1:
            command.seconds.append(took)
            most[command] = 0
    for at in range(rounds):
        turn = at % len(commands)
        for command in commands[turn:] + commands[:turn]:
            if at < most[command]:
                took = run_once(command, cwd, out, limit)
                if took is not None:
                    command.seconds.append(took)
    for command in commands:
        if command.seconds and not command.peak:
            measure_peak(command, cwd, out)
