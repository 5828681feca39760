"""A whole stack as one thing, for ``make stack``, the tests and the bench."""

import os
import signal
from pathlib import Path
from types import TracebackType
from typing import Any, NoReturn

from deploy.stack import logs
from deploy.stack.control import Supervisor, control_socket
from deploy.stack.mongodb import make_users
from deploy.stack.options import Options
from deploy.stack.plan import Plan, make_plan
from deploy.stack.readiness import questions
from deploy.stack.remains import all_gone
from deploy.stack.services import OURS, write_environment_file
from deploy.stack.supervision import start_supervisor, write_config
from deploy.stack.urls import Urls, write_stack_json
from deploy.stack.waiting import NotReady, Waiting
from services.local.claim import Claim, claim
from services.local.demo import Target, load_into_an_empty_directory

STOP_S = 120.0


class Stack:
    """Every process, under one supervisor that makes good what dies. Ends with this process.

    The processes are epmd, rabbitmq, mongod, engine (not with the embedded index), directory,
    notify, search and gateway. Start it from the main thread, or from one that lives as long: the
    kernel ends the supervisor when the thread that started it ends.
    """

    def __init__(self, folder: Path, plan: Plan, held: Claim) -> None:
        self.folder = folder
        self.urls: Urls = plan.urls
        self.secrets = plan.secrets
        self.names = [program.name for program in plan.programs]
        self._plan = plan
        self._held = held
        self._supervisord = start_supervisor(folder, write_config(folder, plan.programs))
        self._supervisor = Supervisor(control_socket(folder))
        self._asks = questions(plan.urls, plan.ports)

    @classmethod
    def start(cls, var: Path, **options: Any) -> "Stack":
        """A stack whose databases are prepared and whose services have been started.

        Options as in ``Options``. Raises AlreadyRunning, Missing or NotReady, and leaves nothing.
        """
        asked, folder = Options(var, **options), var.absolute()
        held = claim(folder)
        folder.chmod(0o700)
        try:
            stack = cls(folder, _planned(folder, asked), held)
        except BaseException:
            held.release()
            raise
        try:
            stack._prepare(asked)
        except BaseException:
            stack.stop()
            raise
        return stack

    def pid_of(self, name: str) -> int:
        """The process as it is now; 0 while it is being started again."""
        return int(self._supervisor.processes()[name]["pid"])

    def wait_ready(self, *names: str, within_s: float = 120.0) -> None:
        """Return when these, all by default, answer that they are ready. Raises NotReady."""
        Waiting(self._supervisor, self._asks, self.log_of).wait(names or self.names, within_s)

    def wait(self) -> NoReturn:
        """Go on until something is raised: by a signal handler, or NotReady without supervisor."""
        self._supervisord.wait()
        raise NotReady(f"supervisord has ended; {logs.tail(self.log_of('supervisord'))}")

    def restart(self, name: str) -> None:
        """Stop one as at the end, and start it; returns before it is ready."""
        self._supervisor.stop(name)
        self._supervisor.start(name)

    def kill9(self, name: str) -> int:
        """Kill one as the machine would; the supervisor starts it again. Returns the pid it had."""
        pid = self.pid_of(name)
        os.kill(pid, signal.SIGKILL)
        return pid

    def log_of(self, name: str) -> Path:
        """Where its output goes."""
        return logs.log_file(self.folder, name)

    def stop(self) -> None:
        """Stop all in order: the gateway first, the broker last. Harmless twice.

        Raises NotReady if a process stays.
        """
        self._supervisord.terminate()
        self._supervisord.wait()
        gone = all_gone(self.folder, STOP_S)
        self._held.release()
        if not gone:
            raise NotReady(f"Something of {self.folder} is still alive after {STOP_S:.0f} s.")

    def __enter__(self) -> "Stack":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def _prepare(self, asked: Options) -> None:
        pid = self._supervisord.pid
        write_stack_json(self.folder, self.urls, self._plan.ports, pid)
        write_environment_file(self.folder, self.urls)
        self.wait_ready("mongod")
        make_users(self.urls, self.secrets)
        if asked.demo:
            urls = self.urls
            target = Target(
                urls.directory_mongo, urls.notify_mongo, self.secrets.contacts, self.folder
            )
            load_into_an_empty_directory(target, asked.say)
        # Each would wait for these by itself, and say so once a second.
        self.wait_ready(*(name for name in self.names if name not in OURS))
        for name in OURS:
            self._supervisor.start(name)


def _planned(folder: Path, asked: Options) -> Plan:
    if not all_gone(folder, 0):
        asked.say("Waiting for what an earlier stack left on this folder to end …")
        if not all_gone(folder, STOP_S):
            raise NotReady(f"Something that an earlier stack started on {folder} does not end.")
    logs.rotate(folder)
    return make_plan(folder, asked)
