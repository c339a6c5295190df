"""A side of the comparison: a process of its own, so that memory and threads are its own, asked over standard input."""

import contextlib
import json
import os
import pathlib
import queue
import subprocess
import sys
import tempfile
import threading

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]

# Without these, torch gives freed memory back to the system and takes page faults to have it again, at each step.
ROOMY_ALLOCATOR = {
    "MALLOC_MMAP_THRESHOLD_": str(1 << 40),
    "MALLOC_TRIM_THRESHOLD_": str(1 << 40),
    "MALLOC_TOP_PAD_": str(1 << 26),
}

# Keras may live in an environment of its own.
KERAS_PYTHON = os.environ.get("MELOGRAPH_KERAS_PYTHON", sys.executable)


class WorkerError(Exception):
    """A side could not do its part; the message is a sentence for people."""


class Worker:
    """One running side of one row. Close it."""

    def __init__(self, side, command, environment, timeout):
        self.side = side
        self.timeout = timeout
        self.complaints = tempfile.TemporaryFile("w+")
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.complaints, env=environment, text=True
        )
        self.lines = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()
        try:
            self.weights = self._answer("its start")["weights"]
        except WorkerError:
            self.close()
            raise

    def _read(self):
        for line in self.process.stdout:
            self.lines.put(line)
        self.lines.put(None)

    def _answer(self, what):
        while True:
            try:
                line = self.lines.get(timeout=self.timeout)
            except queue.Empty:
                raise WorkerError(f"{self.side} took more than {self.timeout:g} s for {what}") from None
            if line is None:
                raise WorkerError(f"{self.side} ended during {what}: {self._last_words()}")
            # Libraries may chat on standard output too.
            if line.startswith("{"):
                return json.loads(line)

    def _last_words(self):
        self.complaints.seek(0)
        lines = [line.strip() for line in self.complaints if line.strip() and not line.startswith("\tat ")]
        # Java's first line and Python's last one say what was wrong.
        thrown = [line for line in lines if line.startswith("Exception in thread")]
        return (thrown or lines or [f"exit status {self.process.wait()}"])[0 if thrown else -1].split("Exception: ")[-1].rstrip(".")

    def ask(self, command, amount):
        """Has a command carried out and gives the answer."""
        # Where it has ended, the answer says why.
        with contextlib.suppress(OSError):
            self.process.stdin.write(f"{command} {amount:g}\n")
            self.process.stdin.flush()
        return self._answer(f"'{command} {amount:g}'")

    def megabytes(self, what):
        """Resident memory, VmRSS now or VmHWM at most; None where the system does not tell."""
        try:
            status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        except OSError:
            return None
        return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith(what + ":"))

    def close(self):
        self.process.kill()
        self.process.wait()
        with contextlib.suppress(OSError):
            self.process.stdin.close()
        self.complaints.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


def environment(**more):
    """That of the user without settings for OpenMP, which would decide the comparison."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("OMP_", "GOMP_", "KMP_", "MKL_"))}
    return kept | more


def compile_ours():
    """Compiles our worker: run from source, Java's compiler would count as its memory."""
    folder = ROOT / "target" / "bench" / "models-classes"
    command = [java("javac"), "-proc:none", "-d", str(folder), "-cp", class_path(), str(HERE / "ModelsBench.java")]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(done.stderr)
    return folder


def java(tool):
    return str(pathlib.Path(os.environ["JAVA_HOME"], "bin", tool)) if "JAVA_HOME" in os.environ else tool


def class_path():
    return f"{ROOT}/target/classes{os.pathsep}{(ROOT / 'target/class-path.txt').read_text().strip()}"


def ours(row, threads, folder, timeout, classes):
    """Melograph, as the launcher starts it."""
    command = [java("java"), "--enable-native-access=ALL-UNNAMED", "--add-modules=jdk.incubator.vector"]
    command += ["--sun-misc-unsafe-memory-access=allow", "-Xmx900m", "-XX:MaxNewSize=160m"]
    command += [f"-Djava.util.logging.config.file={ROOT}/target/classes/org/melograph/logging.properties"]
    command += ["-cp", f"{classes}{os.pathsep}{class_path()}", "ModelsBench", *arguments(row, threads, folder)]
    settings = {"learning_rate": 0.001} | row.settings
    command += [f"{name}={value}" for name, value in settings.items()]
    return Worker("Melograph", command, environment(OMP_WAIT_POLICY="passive"), timeout)


def pytorch(row, threads, folder, timeout, allocator=ROOMY_ALLOCATOR):
    """PyTorch, with the allocator that suits it best."""
    command = [sys.executable, str(HERE / "torch_worker.py"), *arguments(row, threads, folder)]
    return Worker("PyTorch", command, environment(**allocator), timeout)


def keras(row, threads, folder, timeout):
    """Keras on TensorFlow, with the same allocator."""
    command = [KERAS_PYTHON, str(HERE / "keras_worker.py"), *arguments(row, threads, folder)]
    return Worker("Keras", command, environment(**ROOMY_ALLOCATOR, TF_CPP_MIN_LOG_LEVEL="3"), timeout)


def arguments(row, threads, folder):
    return [row.architecture, row.shape, str(row.batch), str(row.classes), str(threads), str(folder)]
