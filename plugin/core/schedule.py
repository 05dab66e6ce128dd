# SPDX-License-Identifier: GPL-2.0-or-later
"""Jobs that run by themselves: lines for cron and files for the Task Scheduler of Windows. Nothing is installed."""

from __future__ import annotations

import datetime
import re
import shlex
from dataclasses import dataclass
from xml.sax.saxutils import escape

from .errors import RecipeError
from .process_command import ProcessCommand
from .text import tr

HOURS, DAY, WEEK, MONTH = "hours", "day", "week", "month"
FREQUENCIES = (HOURS, DAY, WEEK, MONTH)
#: Hours between runs that divide a day: cron would begin anew at midnight with others.
STEPS = (1, 2, 3, 4, 6, 8, 12)
#: Every month has so many days.
LAST_DAY = 28
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")
#: Debian's cron cuts what is longer, without a word.
LONGEST_LINE = 998
NAMESPACE = "http://schemas.microsoft.com/windows/2004/02/mit/task"


@dataclass(frozen=True)
class Schedule:
    """When a job runs, in the time of the computer that runs it.

    Attributes:
        every: of `FREQUENCIES`.
        hour, minute: of the run; of the first run of a day for "hours".
        step: hours between runs, of `STEPS`, for "hours".
        weekday: 0 is Monday, for "week".
        day: of the month, 1 to 28, for "month".
    """

    every: str = DAY
    hour: int = 6
    minute: int = 0
    step: int = 6
    weekday: int = 0
    day: int = 1

    def __post_init__(self) -> None:
        if self.every not in FREQUENCIES or self.step not in STEPS:
            raise RecipeError("frequency", tr("Choose how often the job runs."))
        if not (0 <= self.hour <= 23 and 0 <= self.minute <= 59):
            raise RecipeError("time", tr("Enter a time such as 06:30."))
        if not 0 <= self.weekday <= 6:
            raise RecipeError("weekday", tr("Choose a day of the week."))
        if not 1 <= self.day <= LAST_DAY:
            raise RecipeError("day", tr("Choose a day from 1 to {}: every month has these.").format(LAST_DAY))

    def fields(self) -> str:
        """The five fields of cron: minute, hour, day of the month, month, day of the week (0 is Sunday)."""
        hours = str(self.hour)
        if self.every == HOURS:
            hours = ",".join(str(hour) for hour in range(self.hour % self.step, 24, self.step))
        day = str(self.day) if self.every == MONTH else "*"
        weekday = str((self.weekday + 1) % 7) if self.every == WEEK else "*"
        return f"{self.minute} {hours} {day} * {weekday}"

    def first(self, after: datetime.datetime) -> datetime.datetime:
        """The first run after a moment."""
        hours = range(self.hour % self.step, 24, self.step) if self.every == HOURS else (self.hour,)
        for days in range(63):
            day = (after + datetime.timedelta(days=days)).date()
            if (self.every == WEEK and day.weekday() != self.weekday) or (self.every == MONTH and day.day != self.day):
                continue
            for hour in hours:
                found = datetime.datetime.combine(day, datetime.time(hour, self.minute))
                if found > after:
                    return found
        raise AssertionError("every schedule comes round within two months")


@dataclass(frozen=True)
class Job:
    """A run of an algorithm that a scheduler starts.

    Attributes:
        name: of the job and of its files, such as "soil-moisture".
        program: path of qgis_process.
        command: what runs; its parameters stand in a file beside the log.
        folder: where the files of the job are.
        key_file: of a service account; empty for the profile's stored connection.
    """

    name: str
    program: str
    command: ProcessCommand
    folder: str
    key_file: str = ""
    project: str = ""

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.name):
            raise RecipeError("name", tr("Name the job with letters, digits, dots and hyphens, such as soil-moisture."))
        for field, path in (("program", self.program), ("folder", self.folder)):
            if not path.strip():
                raise RecipeError(field, tr("Choose the program and the folder of the job."))
        for field, path in (
            ("program", self.program),
            ("folder", self.folder),
            ("key_file", self.key_file),
            ("project", self.project),
        ):
            if not path.isprintable():
                raise RecipeError(field, tr("A path or name cannot hold line breaks."))

    def inputs(self) -> str:
        """Content of the file of parameters."""
        return self.command.inputs()

    def variables(self) -> dict[str, str]:
        """Variables of the run; the key itself stays in its file."""
        given = {
            "QT_QPA_PLATFORM": "offscreen",
            "EE_WORKBENCH_KEY": self.key_file,
            "EE_WORKBENCH_PROJECT": self.project,
        }
        return {name: value for name, value in given.items() if value}

    def path(self, ending: str, separator: str = "/") -> str:
        """Path of one of the job's files."""
        return self.folder.rstrip("/\\") + separator + self.name + ending


def shell_line(job: Job) -> str:
    """The job as one line of a POSIX shell: the exit code is the run's, what it says is added to the log."""
    given = " ".join(f"{name}={shlex.quote(value)}" for name, value in job.variables().items())
    source, log = (shlex.quote(job.path(ending)) for ending in (".json", ".log"))
    return f"{given} {shlex.quote(job.program)} run {job.command.algorithm} - < {source} >> {log} 2>&1"


def crontab_line(job: Job, schedule: Schedule) -> str:
    """A line for ``crontab -e``. A percent sign would begin the standard input there, so it is escaped.

    Raises:
        RecipeError: it is longer than every cron takes.
    """
    made = f"{schedule.fields()} " + shell_line(job).replace("%", "\\%")
    if len(made.encode("utf-8")) > LONGEST_LINE:
        raise RecipeError("folder", tr("The line is too long for cron: choose a folder with a shorter path."))
    return made + "\n"


def task_xml(job: Job, schedule: Schedule, after: datetime.datetime) -> str:
    """A task for the Task Scheduler of Windows, whose first run comes after a moment.

    `task_bytes` makes the file of it. It runs while its owner is signed in; nothing is stored to sign in with.

    Raises:
        RecipeError: a path holds what cmd.exe takes for something else.
    """
    title = tr("Earth Engine Workbench: {}").format(job.name)
    lines = [
        '<?xml version="1.0" encoding="UTF-16"?>',
        f'<Task version="1.2" xmlns="{NAMESPACE}">',
        "  <RegistrationInfo>",
        f"    <Description>{escape(title)}</Description>",
        "  </RegistrationInfo>",
        "  <Triggers>",
        *(f"    {line}" for line in _trigger(schedule, schedule.first(after))),
        "  </Triggers>",
        "  <Principals>",
        '    <Principal id="Author">',
        "      <LogonType>InteractiveToken</LogonType>",
        "      <RunLevel>LeastPrivilege</RunLevel>",
        "    </Principal>",
        "  </Principals>",
        "  <Settings>",
        "    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>",
        "    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>",
        "    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>",
        "    <StartWhenAvailable>true</StartWhenAvailable>",
        "    <RunOnlyIfNetworkAvailable>true</RunOnlyIfNetworkAvailable>",
        "    <ExecutionTimeLimit>P1D</ExecutionTimeLimit>",
        "  </Settings>",
        '  <Actions Context="Author">',
        "    <Exec>",
        "      <Command>cmd.exe</Command>",
        f"      <Arguments>{escape(windows_arguments(job))}</Arguments>",
        f"      <WorkingDirectory>{escape(job.folder)}</WorkingDirectory>",
        "    </Exec>",
        "  </Actions>",
        "</Task>",
    ]
    return "\n".join(lines) + "\n"


def task_bytes(xml: str) -> bytes:
    """The file's content: UTF-16 with its mark and Windows' line ends, as the Task Scheduler imports it."""
    return b"\xff\xfe" + xml.replace("\n", "\r\n").encode("utf-16-le")


def _trigger(schedule: Schedule, first: datetime.datetime) -> list[str]:
    start = f"  <StartBoundary>{first.isoformat(timespec='seconds')}</StartBoundary>"
    if schedule.every == HOURS:
        # Without a duration it is repeated for ever.
        interval = f"    <Interval>PT{schedule.step}H</Interval>"
        return ["<TimeTrigger>", start, "  <Repetition>", interval, "  </Repetition>", "</TimeTrigger>"]
    if schedule.every == DAY:
        body = ["<ScheduleByDay>", "  <DaysInterval>1</DaysInterval>", "</ScheduleByDay>"]
    elif schedule.every == WEEK:
        day = f"  <DaysOfWeek><{_WEEKDAYS[schedule.weekday]} /></DaysOfWeek>"
        body = ["<ScheduleByWeek>", "  <WeeksInterval>1</WeeksInterval>", day, "</ScheduleByWeek>"]
    else:
        months = "".join(f"<{name} />" for name in _MONTHS)
        days = f"  <DaysOfMonth><Day>{schedule.day}</Day></DaysOfMonth>"
        body = ["<ScheduleByMonth>", days, f"  <Months>{months}</Months>", "</ScheduleByMonth>"]
    return ["<CalendarTrigger>", start, *(f"  {line}" for line in body), "</CalendarTrigger>"]


def windows_arguments(job: Job) -> str:
    """What cmd.exe is started with. Raises RecipeError where a path holds a quote or a percent sign."""
    given = (("folder", job.folder), ("program", job.program), ("key_file", job.key_file), ("project", job.project))
    for field, text in given:
        if any(letter in text for letter in '"%'):
            raise RecipeError(field, tr("On Windows a path cannot hold quotes or percent signs here."))
    variables = "".join(f'set "{name}={value}" && ' for name, value in job.variables().items())
    source, log = (f'"{job.path(ending, chr(92))}"' for ending in (".json", ".log"))
    run = f'call "{job.program}" run {job.command.algorithm} - < {source} >> {log} 2>&1'
    return f'/d /s /c "{variables}{run}"'
