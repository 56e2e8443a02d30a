#!/usr/bin/env python3
"""Ends runs of recall at random, lets system calls fail, fills the disk, starts many runs at once, and looks at what is left.

After each: the list is yesterday's whole or today's whole, the record is as it was or has all, the status is not 0 where not all was
done, and after the next run no unfinished file lies there. See README.md beside this file.
"""

import argparse
import collections
import csv
import datetime
import os
import pathlib
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time

TODAY = datetime.datetime.now(datetime.timezone.utc).date()
# Soon enough to be planned in earnest, and still to come when the last run ends.
DAY = TODAY + datetime.timedelta(days=2)
WORDS = ["reached", "declined", "opt_out", "booked"]
PLAN = ["-o", "list.csv", "--decisions", "decisions.jsonl", "--messages", "messages.csv", "--archive", "days"]
OUTPUTS = ["list.csv", "decisions.jsonl", "messages.csv"]
STUCK = 120


class Desk:
    """The folder of a clinic, with a list of yesterday that is filled in."""

    def __init__(self, binary, folder, patients):
        self.binary, self.folder = binary, pathlib.Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.write_exports(patients)
        # What a whole run makes of it, to compare with.
        self.old, self.filled = self.fill(self.whole("list.csv", ["-o", "list.csv"]))
        begin = time.monotonic()
        self.reset()
        self.check_status(self.run(self.plan()))
        self.seconds = time.monotonic() - begin
        self.new = {name: (self.folder / name).read_bytes() for name in OUTPUTS}
        self.recorded = self.entries()
        assert self.new["list.csv"] != self.old and len(self.recorded) == self.filled

    def write_exports(self, patients):
        day = lambda back: DAY - datetime.timedelta(days=back)
        with open(self.folder / "patients.csv", "w") as out:
            out.write("patient_id,last_name,first_name,birth_date,phone,consent,consent_on\n")
            for nth in range(1, patients + 1):
                out.write(f"{nth},Stone{nth},Ada,1980-05-14,8 9{nth:09},yes,{day(60)}\n")
        with open(self.folder / "plans.csv", "w") as out:
            out.write("plan_id,patient_id,item_id,procedure,signed_on,urgent,due_on,status\n")
            for nth in range(1, patients + 1):
                out.write(f"P{nth},{nth},1,filling,{day(30)},yes,{day(5)},planned\n")
        (self.folder / "visits.csv").write_text("visit_id,patient_id,starts_at,status\n")
        (self.folder / "recall.toml").write_text('[clinic]\ntimezone = "Europe/Moscow"\n')

    def plan(self, more=PLAN, date=DAY, now="10:00"):
        day = ["--lang", "en", "--date", str(date), "--now", now, "--shift", "09:00-20:00", "--quiet"]
        return [self.binary, "plan", *day, *more]

    def record(self, name="list.csv"):
        return [self.binary, "record", name, "--quiet", "--lang", "en", "--date", str(DAY), "--now", "20:00"]

    def start(self, command, **more):
        environment = {"PATH": os.environ["PATH"]}
        quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE}
        return subprocess.Popen(command, cwd=self.folder, env=environment, **quiet, **more)

    def run(self, command, **more):
        """The status, and what was said; a run that hangs has the status "hung"."""
        run = self.start(command, **more)
        try:
            said = run.communicate(timeout=STUCK)[1]
        except subprocess.TimeoutExpired:
            run.kill()
            return "hung", run.communicate()[1]
        return run.returncode, said

    def check_status(self, ran):
        assert ran[0] == 0, ran

    def whole(self, name, more):
        self.check_status(self.run(self.plan(more)))
        return (self.folder / name).read_bytes()

    def fill(self, listed):
        """The list with an outcome for two of three contacts, and how many have one."""
        rows = list(csv.reader(listed.decode("utf-8-sig").splitlines(), delimiter=","))
        place = rows[0].index("Outcome")
        count = 0
        for nth, row in enumerate(rows[1:]):
            if nth % 3:
                row[place], count = WORDS[nth % 4], count + 1
        path = self.folder / "filled"
        with open(path, "w", newline="") as out:
            csv.writer(out, quoting=csv.QUOTE_ALL).writerows(rows)
        filled = path.read_bytes()
        path.unlink()
        return filled, count

    def reset(self):
        for path in self.folder.iterdir():
            if path.is_dir():
                shutil.rmtree(path)
            elif path.name not in ("patients.csv", "plans.csv", "visits.csv", "recall.toml"):
                path.unlink()
        (self.folder / "list.csv").write_bytes(self.old)

    def entries(self):
        path = self.folder / "recall-contacts.csv"
        if not path.exists():
            return []
        with open(path, newline="") as rows:
            return sorted(row["entry"].rsplit("#")[0] for row in csv.DictReader(rows))

    def parts(self):
        return [path for path in self.folder.rglob("*") if path.name.endswith(".part")]


class Tally(collections.Counter):
    """What was found, by name. What must not be is a fault."""

    FAULTS = ["torn", "half", "doubled", "lost", "hung", "status", "next_fails", "left_by_next", "left_by_signal"]

    def told(self, title):
        faults = {name: self[name] for name in self.FAULTS if self[name]}
        rest = {name: count for name, count in sorted(self.items()) if name not in self.FAULTS}
        told = lambda found: ", ".join(f"{name} {count}" for name, count in found.items()) or "none"
        print(f"{title}: {told(rest)}; faults: {told(faults)}", flush=True)
        return sum(faults.values())


def look(desk, tally, records_only):
    """What stands there after a run that was ended or failed; whether all of it was done."""
    found = {name: (desk.folder / name).read_bytes() if (desk.folder / name).exists() else None for name in OUTPUTS}
    entries = desk.entries()
    if entries not in ([], desk.recorded):
        tally["doubled" if len(entries) > len(desk.recorded) else "half"] += 1
    listed = found.pop("list.csv")
    if listed not in (desk.old, desk.new["list.csv"]):
        tally["torn"] += 1
    for name, bytes_ in found.items():
        if bytes_ not in (None, desk.new[name]):
            tally["torn"] += 1
    if listed == desk.new["list.csv"] and entries != desk.recorded:
        # What was said in the list that is gone is nowhere.
        tally["lost"] += 1
    tally["parts_found"] += bool(desk.parts())
    if records_only:
        return entries == desk.recorded
    return listed == desk.new["list.csv"] and entries == desk.recorded and None not in found.values()


def look_again(desk, tally, command, records_only):
    """The next run does all, and leaves nothing unfinished."""
    status, said = desk.run(command)
    if status != 0:
        tally["next_fails"] += 1
        print("the next run:", status, said.decode()[:300], file=sys.stderr)
    elif not look(desk, collections.Counter(), records_only):
        tally["next_fails"] += 1
    tally["left_by_next"] += bool(desk.parts())


def kills(desk, count, rng):
    tally = Tally(runs=count)
    for nth in range(count):
        desk.reset()
        records_only = nth % 4 == 3
        command = desk.record() if records_only else desk.plan()
        number = [signal.SIGKILL, signal.SIGINT, signal.SIGTERM, signal.SIGHUP][nth // 4 % 4] if nth % 2 else signal.SIGKILL
        run = desk.start(command)
        time.sleep(rng.random() * desk.seconds * (0.5 if records_only else 1.05))
        run.send_signal(number)
        try:
            run.communicate(timeout=STUCK)
        except subprocess.TimeoutExpired:
            tally["hung"] += 1
            run.kill()
            run.communicate()
        tally["ended_" + signal.Signals(number).name] += run.returncode != 0
        is_done = look(desk, tally, records_only)
        if run.returncode == 0 and not is_done:
            tally["status"] += 1
        if number != signal.SIGKILL:
            # Before its first line a program can't be asked anything.
            early = run.returncode == -number
            tally["killed_by_signal"] += early
            tally["status"] += run.returncode not in (0, 128 + number) and not early
            tally["left_by_signal"] += bool(desk.parts())
        look_again(desk, tally, command, records_only)
    return tally.told("kills")


CALLS = {
    "openat": ["EACCES", "EIO", "ENOSPC", "EMFILE"],
    "read": ["EIO"],
    "write": ["ENOSPC", "EIO", "EFBIG", "EDQUOT"],
    "fsync": ["EIO", "ENOSPC"],
    "rename": ["EACCES", "EIO", "EBUSY", "ENOSPC"],
    "renameat": ["EACCES", "EIO", "EBUSY", "ENOSPC"],
    "renameat2": ["EINVAL", "EIO", "ENOSPC"],
    "linkat": ["EPERM", "EIO"],
    "unlink": ["EIO", "EACCES"],
    "flock": ["ENOLCK", "EOPNOTSUPP", "ENOSYS", "EIO"],
    "mkdir": ["EACCES", "ENOSPC"],
    "fchmod": ["EPERM", "EIO"],
    "getdents64": ["EIO"],
    "statx": ["EIO", "EACCES"],
}


def calls(desk, count, rng):
    if not shutil.which("strace"):
        print("calls: no strace here, nothing was tried")
        return 0
    # How often each is called in a whole run, by the thread that calls it most.
    most = {}
    for name in CALLS:
        desk.reset()
        log = desk.folder.parent / "strace.log"
        desk.run(["strace", "-f", "-o", str(log), "-e", f"trace={name}", *desk.plan()])
        lines = log.read_text().splitlines()
        by_thread = collections.Counter(line.split()[0] for line in lines if f" {name}(" in line)
        most[name] = max(by_thread.values(), default=0)
    called = [name for name in CALLS if most[name]]
    tally = Tally(runs=count)
    for nth in range(count):
        desk.reset()
        records_only = nth % 5 == 4
        command = desk.record() if records_only else desk.plan()
        name = called[nth % len(called)]
        error = rng.choice(CALLS[name])
        when = rng.randint(1, most[name])
        # Every third time all calls from there on fail.
        inject = f"inject={name}:error={error}:when={when}{'+' if nth % 3 == 0 else ''}"
        traced = ["strace", "-f", "-o", "/dev/null", "-e", f"trace={name}", "-e", inject, *command]
        status, said = desk.run(traced)
        tally["hung"] += status == "hung"
        tally["failed" if status else "done"] += 1
        is_done = look(desk, tally, records_only)
        if status == 0 and not is_done:
            tally["status"] += 1
            print("status 0:", inject, said.decode()[:300], file=sys.stderr)
        if status not in (0, 1, 2, 65, 66, 73, 74, 75, 78, 127, "hung"):
            tally["odd_status"] += 1
            print("status", status, inject, said.decode()[:300], file=sys.stderr)
        look_again(desk, tally, command, records_only)
    return tally.told("failing calls")


def limits(desk, count, rng):
    """`ulimit -f`: no file may become larger than so many bytes."""
    largest = max(len(made) for made in desk.new.values())
    tally = Tally(runs=count)
    for nth in range(count):
        desk.reset()
        bytes_ = rng.randrange(largest)
        limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (bytes_, resource.RLIM_INFINITY))
        status, said = desk.run(desk.plan(), preexec_fn=limit)
        tally[f"status_{status}"] += 1
        is_done = look(desk, tally, False)
        tally["status"] += status != (0 if is_done else 74) or bool(status) and not said.startswith(b"error: ")
        look_again(desk, tally, desk.plan(), False)
    return tally.told("files that may not grow")


def full(desk, count, rng):
    """A disk of so many bytes, on which there is room again for the next run."""
    script = """
        mount -t tmpfs -o size=$SIZE none small || exit 99
        cp list.csv small/ || exit 98
        "$@" -o small/list.csv --decisions small/decisions.jsonl 2> said
        echo $? > status
        cp -a small after
        mount -o remount,size=1g small
        "$@" -o small/list.csv --decisions small/decisions.jsonl 2>> said
        echo $? >> status
        cp -a small again
    """
    room = sum(len(made) for made in desk.new.values())
    tally = Tally(runs=count)
    for nth in range(count):
        desk.reset()
        (desk.folder / "small").mkdir()
        size = len(desk.old) + 8192 + rng.randrange(room + 8192)
        unshared = ["unshare", "--map-root-user", "--mount", "env", f"SIZE={size}", "sh", "-c", script, "sh"]
        status, said = desk.run([*unshared, *desk.plan([])])
        if status == 99 or not (desk.folder / "status").exists():
            print("full disk: nothing can be mounted here")
            return 0
        if status == 98:
            tally["no_room_for_the_old_list"] += 1
            continue
        first, second = (desk.folder / "status").read_text().split()
        after = (desk.folder / "after" / "list.csv").read_bytes()
        again = (desk.folder / "again" / "list.csv").read_bytes()
        tally[f"status_{first}"] += 1
        tally["torn"] += after not in (desk.old, desk.new["list.csv"])
        tally["status"] += first == "0" and after != desk.new["list.csv"]
        tally["next_fails"] += second != "0" or again != desk.new["list.csv"]
        parts = lambda name: any(path.name.endswith(".part") for path in (desk.folder / name).iterdir())
        tally["parts_found"] += parts("after")
        tally["left_by_next"] += parts("again")
    return tally.told("a full disk")


def at_once(desk, count, rng):
    """Many runs: of one and the same list, of lists of their own, and of recordings."""
    tally = Tally(runs=count)
    desk.reset()
    commands = []
    for nth in range(count):
        if nth % 4 == 0:
            commands.append(desk.record())
        elif nth % 4 == 1:
            commands.append(desk.plan(["-o", f"own{nth}.csv"]))
        else:
            commands.append(desk.plan())
    runs = [desk.start(command) for command in commands]
    for run in runs:
        try:
            said = run.communicate(timeout=STUCK * 2)[1]
        except subprocess.TimeoutExpired:
            tally["hung"] += 1
            run.kill()
            said = run.communicate()[1]
        tally[f"status_{run.returncode}"] += 1
        if run.returncode not in (0, 75):
            tally["status"] += 1
            print("at once:", run.returncode, said.decode()[:300], file=sys.stderr)
    entries = desk.entries()
    tally["doubled"] += len(entries) != len(set(entries))
    tally["lost"] += entries != desk.recorded
    tally["parts_found"] += bool(desk.parts())
    status, said = desk.run(desk.plan())
    tally["next_fails"] += status != 0 or (desk.folder / "list.csv").read_bytes() != desk.new["list.csv"]
    tally["left_by_next"] += bool(desk.parts())
    return tally.told("at once")


def days(desk):
    """Days on which a calendar or a clock is odd, as planning dates: the same bytes twice, each list of its day alone."""
    zones = {
        "Europe/Berlin": ["2026-03-28", "2026-03-29", "2026-03-30", "2026-10-24", "2026-10-25", "2026-10-26"],
        "America/St_Johns": ["2026-03-08", "2026-11-01"],
        "Australia/Lord_Howe": ["2026-04-05", "2026-10-04"],
        "Africa/Cairo": ["2026-04-24", "2026-10-30"],
        "Pacific/Apia": ["2011-12-29", "2011-12-30", "2011-12-31"],
        "Europe/Moscow": ["2014-10-26", "2028-02-28", "2028-02-29", "2028-03-01", "2026-12-31", "2027-01-01", "2100-02-28"],
    }
    tally = Tally()
    desk.reset()
    for zone, dates in zones.items():
        (desk.folder / "recall.toml").write_text(f'[clinic]\ntimezone = "{zone}"\n')
        for date in dates:
            for now in ["00:00", "02:30", "03:00", "10:00", "23:59"]:
                lists = []
                for name in ["one.csv", "two.csv"]:
                    (desk.folder / name).unlink(missing_ok=True)
                    status, said = desk.run(desk.plan(["-o", name], date, now))
                    tally["hung"] += status == "hung"
                    if status != 0:
                        tally["status"] += 1
                        print("days:", zone, date, now, status, said.decode()[:300], file=sys.stderr)
                        break
                    lists.append((desk.folder / name).read_bytes())
                rows = list(csv.DictReader(lists[0].decode("utf-8-sig").splitlines())) if lists else []
                tally["runs"] += 2
                tally["contacts"] += len(rows)
                tally["torn"] += len(set(lists)) != 1
    (desk.folder / "recall.toml").write_text('[clinic]\ntimezone = "Europe/Moscow"\n')
    tally["left_by_next"] += bool(desk.parts())
    return tally.told("days")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("binary", help="the recall to try")
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--calls", type=int, default=300)
    parser.add_argument("--limits", type=int, default=60)
    parser.add_argument("--full", type=int, default=60)
    parser.add_argument("--at-once", type=int, default=200)
    parser.add_argument("--no-days", action="store_true")
    parser.add_argument("--patients", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    rng = random.Random(asked.seed)
    # In the background of a shell it may be ignored, and what is started from here with it.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(os.path.abspath(asked.binary), os.path.join(folder, "desk"), asked.patients)
        print(f"{asked.patients} patients, {desk.filled} outcomes, a whole run takes {desk.seconds * 1000:.0f} ms")
        faults = kills(desk, asked.kills, rng) if asked.kills else 0
        faults += calls(desk, asked.calls, rng) if asked.calls else 0
        faults += limits(desk, asked.limits, rng) if asked.limits else 0
        faults += full(desk, asked.full, rng) if asked.full else 0
        faults += at_once(desk, asked.at_once, rng) if asked.at_once else 0
        faults += 0 if asked.no_days else days(desk)
    print(f"{faults} faults")
    sys.exit(faults > 0)


if __name__ == "__main__":
    main()
