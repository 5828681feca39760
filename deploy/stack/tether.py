"""``python tether.py SIGNAL FOLDER NAME PROGRAM [ARGUMENT…]``: becomes the program, tied to its
starter.

The program gets the signal (a number) when its starter dies, however it dies; it reads nothing,
writes its output to FOLDER/logs/NAME.log (a pipe to a dead supervisor would hang it), and holds
FOLDER/alive.lock, shared with all the others, until its last descendant is gone. Run by path with
``-I -S``, so it imports nothing of ours.
"""

import ctypes
import fcntl
import os
import resource
import sys

PR_SET_PDEATHSIG = 1
STARTER = "MAILLAGE_STARTER_PID"  # each tethered process names itself to those it tethers
TETHER = __file__


def main() -> None:
    """Tie, then become the program."""
    number, folder, name, *command = sys.argv[1:]
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, int(number))
    if os.getppid() != int(os.environ[STARTER]):
        sys.exit("The starter died before the program was tied to it.")
    os.environ[STARTER] = str(os.getpid())
    _redirect(os.path.join(folder, "logs", f"{name}.log"))
    _raise_file_limit()
    _hold(os.path.join(folder, "alive.lock"))
    os.execvp(command[0], command)


def _redirect(log: str) -> None:
    nothing = os.open(os.devnull, os.O_RDONLY)
    output = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    for descriptor, standard in ((nothing, 0), (output, 1), (output, 2)):
        os.dup2(descriptor, standard)
        # dup2 makes it inheritable; the original is closed by exec


def _raise_file_limit() -> None:
    # A database and a broker open many; no more than this, as Erlang makes a table for all it may.
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(most, 65_536), most))


def _hold(lock: str) -> None:
    descriptor = os.open(lock, os.O_RDWR | os.O_CREAT, 0o600)
    fcntl.flock(descriptor, fcntl.LOCK_SH)
    os.set_inheritable(descriptor, True)


if __name__ == "__main__":
    main()
