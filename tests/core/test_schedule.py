# SPDX-License-Identifier: GPL-2.0-or-later
"""Schedules: cron's rules and the published schema of the Task Scheduler judge what is written."""

from __future__ import annotations

import datetime
import os
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from ee_workbench.plugin.core import schedule as schedules
from ee_workbench.plugin.core.errors import RecipeError
from ee_workbench.plugin.core.process_command import ProcessCommand
from ee_workbench.plugin.core.schedule import Job, Schedule, crontab_line, shell_line, task_bytes, task_xml
from hypothesis import given
from hypothesis import strategies as st

COMMAND = ProcessCommand("ee_workbench:listtasks", (("TEXT", "100 % & ü"),))
JOB = Job(
    "soil-moisture", "/usr/bin/qgis_process", COMMAND, "/home/me/my jobs/50%", "/home/me/it's key.json", "my-project"
)
WINDOWS = Job(
    "soil-moisture", r"C:\OSGeo4W\bin\qgis_process-qgis.bat", COMMAND, "C:\\my jobs & more\\", r"C:\keys\key.json"
)
NOW = datetime.datetime(2026, 11, 21, 14, 0)  # a Saturday
schedule_of = st.builds(
    Schedule, st.sampled_from(schedules.FREQUENCIES), st.integers(0, 23), st.integers(0, 59),
    st.sampled_from(schedules.STEPS), st.integers(0, 6), st.integers(1, 28),
)  # fmt: skip


def matches(fields: str, moment: datetime.datetime) -> bool:
    """Whether cron starts a job at a minute: each field is a star, a number, or numbers with commas."""
    values = (moment.minute, moment.hour, moment.day, moment.month, (moment.weekday() + 1) % 7)
    words = fields.split()
    assert len(words) == 5
    return all(word == "*" or value in {int(each) for each in word.split(",")} for word, value in zip(words, values))


def wanted(schedule: Schedule, moment: datetime.datetime) -> bool:
    """Whether a run is wanted at a minute, said in another way."""
    if moment.minute != schedule.minute:
        return False
    if schedule.every == "hours":
        return (moment.hour - schedule.hour) % schedule.step == 0
    if moment.hour != schedule.hour:
        return False
    names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    weekday = f"{moment:%A}" == names[schedule.weekday]
    return {"day": True, "week": weekday, "month": moment.day == schedule.day}[schedule.every]


@given(schedule_of)
def test_cron_starts_it_when_it_is_wanted(schedule: Schedule) -> None:
    hours = [NOW.replace(minute=schedule.minute) + datetime.timedelta(hours=count) for count in range(24 * 40)]
    assert [matches(schedule.fields(), each) for each in hours] == [wanted(schedule, each) for each in hours]


@given(schedule_of, st.integers(0, 100_000))
def test_the_first_run_is_the_next_minute_that_is_wanted(schedule: Schedule, minutes: int) -> None:
    after = NOW + datetime.timedelta(minutes=minutes)
    first = schedule.first(after)
    assert wanted(schedule, first) and first > after
    hours = int((first - after - datetime.timedelta(minutes=1)).total_seconds() // 3600)
    assert not any(wanted(schedule, first - datetime.timedelta(hours=count)) for count in range(1, hours + 1))


def test_the_line(tmp_path: Path) -> None:
    line = crontab_line(JOB, Schedule("week", 6, 30, weekday=0))
    assert line.startswith("30 6 * * 1 QT_QPA_PLATFORM=offscreen EE_WORKBENCH_KEY=")
    assert line.count("\n") == 1 and line.endswith("\n") and "50\\%" in line
    with pytest.raises(RecipeError, match="too long"):
        crontab_line(replace(JOB, folder="/x" * 300), Schedule())
    if shutil.which("crontab"):
        path = tmp_path / "crontab"
        for every in schedules.FREQUENCIES:
            path.write_text(crontab_line(JOB, Schedule(every, 5, 7)), encoding="utf-8")
            subprocess.run(["crontab", "-n", str(path)], check=True, timeout=20)


@pytest.mark.skipif(os.name != "posix", reason="cron has a POSIX shell.")
@pytest.mark.parametrize("code", [0, 3])
def test_what_cron_starts(tmp_path: Path, code: int) -> None:
    """A shell runs the line as cron gives it: variables, parameters, the log that grows, the exit code."""
    folder = tmp_path / "it's 50% ü"
    folder.mkdir()
    program = folder / "qgis process"
    program.write_text(
        f'#!/bin/sh\necho "$QT_QPA_PLATFORM|$EE_WORKBENCH_KEY|$*"\ncat\necho oh >&2\nexit {code}\n', encoding="utf-8"
    )
    program.chmod(0o755)
    job = Job("soil", str(program), COMMAND, str(folder), "/k/it's.json")
    Path(job.path(".json")).write_text(job.inputs(), encoding="utf-8")
    line = crontab_line(job, Schedule())
    # cron: an unescaped % begins the input, an escaped one is a %.
    command = line.rstrip("\n").split(" ", 5)[5].replace("\\%", "\0")
    assert "%" not in command
    for _ in range(2):
        done = subprocess.run(["sh", "-c", command.replace("\0", "%")], check=False, capture_output=True, text=True)
        assert (done.returncode, done.stdout, done.stderr) == (code, "", "")
    assert command.replace("\0", "%") == shell_line(job)
    text = Path(job.path(".log")).read_text(encoding="utf-8")
    one = "offscreen|/k/it's.json|run ee_workbench:listtasks -\n" + job.inputs() + "oh\n"
    assert text == one + one


#: Of the published schema of the Task Scheduler: elements whose order counts, with their children in that order.
SEQUENCES: dict[str, tuple[str, ...]] = {
    "TimeTrigger": ("Enabled", "StartBoundary", "EndBoundary", "Repetition", "ExecutionTimeLimit", "RandomDelay"),
    "CalendarTrigger": (
        "Enabled", "StartBoundary", "EndBoundary", "Repetition", "ExecutionTimeLimit", "RandomDelay",
        "ScheduleByDay", "ScheduleByWeek", "ScheduleByMonth",
    ),
    "Repetition": ("Interval", "Duration", "StopAtDurationEnd"),
}  # fmt: skip
#: Elements whose children may come in any order, each of them once.
SETS: dict[str, set[str]] = {
    "Task": {"RegistrationInfo", "Triggers", "Settings", "Data", "Principals", "Actions"},
    "RegistrationInfo": {"URI", "Source", "Author", "Version", "Description", "Date"},
    "Principal": {"UserId", "LogonType", "GroupId", "DisplayName", "RunLevel"},
    "Exec": {"Command", "Arguments", "WorkingDirectory"},
    "ScheduleByDay": {"DaysInterval"},
    "ScheduleByWeek": {"WeeksInterval", "DaysOfWeek"},
    "ScheduleByMonth": {"DaysOfMonth", "Months"},
    "Settings": {
        "AllowStartOnDemand", "RestartOnFailure", "MultipleInstancesPolicy", "DisallowStartIfOnBatteries",
        "StopIfGoingOnBatteries", "AllowHardTerminate", "StartWhenAvailable", "NetworkProfileName",
        "RunOnlyIfNetworkAvailable", "WakeToRun", "Enabled", "Hidden", "DeleteExpiredTaskAfter", "IdleSettings",
        "NetworkSettings", "ExecutionTimeLimit", "Priority", "RunOnlyIfIdle",
    },
}  # fmt: skip


def local(element: Any) -> str:
    space, _, name = str(element.tag)[1:].partition("}")
    assert space == "http://schemas.microsoft.com/windows/2004/02/mit/task"
    return name


@given(schedule_of)
def test_the_task_keeps_the_rules_of_the_schema(schedule: Schedule) -> None:
    content = task_bytes(task_xml(WINDOWS, schedule, NOW))
    assert content.startswith(b"\xff\xfe") and "\r\n" in content.decode("utf-16")
    task = ElementTree.fromstring(content)
    assert task.get("version") == "1.2"
    for element in task.iter():
        names = [local(child) for child in element]
        if local(element) in SEQUENCES:
            order = SEQUENCES[local(element)]
            assert [order.index(name) for name in names] == sorted(order.index(name) for name in names)
        elif local(element) in SETS:
            assert set(names) <= SETS[local(element)] and len(names) == len(set(names))
    spaces = {"t": schedules.NAMESPACE}
    assert task.find("t:Actions", spaces).get("Context") == task.find("t:Principals/t:Principal", spaces).get("id")  # type: ignore[union-attr]
    start = datetime.datetime.fromisoformat(task.findtext("t:Triggers/*/t:StartBoundary", "", spaces))
    assert start > NOW and wanted(schedule, start)
    if schedule.every == "hours":
        assert task.findtext("t:Triggers/t:TimeTrigger/t:Repetition/t:Interval", "", spaces) == f"PT{schedule.step}H"
    days = [
        local(each) for each in task.findall("t:Triggers/t:CalendarTrigger/t:ScheduleByWeek/t:DaysOfWeek/*", spaces)
    ]
    assert days == ([f"{start:%A}"] if schedule.every == "week" else [])
    months = task.findall("t:Triggers/t:CalendarTrigger/t:ScheduleByMonth/t:Months/*", spaces)
    assert [local(each) for each in months] == (
        [f"{datetime.date(2024, month, 1):%B}" for month in range(1, 13)] if schedule.every == "month" else []
    )


def test_what_windows_starts() -> None:
    task = ElementTree.fromstring(task_bytes(task_xml(WINDOWS, Schedule(), NOW)))
    found = {local(each): each.text for each in task.iter()}
    assert found["Command"] == "cmd.exe" and found["WorkingDirectory"] == WINDOWS.folder
    assert found["Arguments"] == (
        '/d /s /c "set "QT_QPA_PLATFORM=offscreen" && set "EE_WORKBENCH_KEY=C:\\keys\\key.json" && '
        'call "C:\\OSGeo4W\\bin\\qgis_process-qgis.bat" run ee_workbench:listtasks - '
        '< "C:\\my jobs & more\\soil-moisture.json" >> "C:\\my jobs & more\\soil-moisture.log" 2>&1"'
    )
    for change in ({"folder": "C:\\50%"}, {"program": 'C:\\a"b'}, {"key_file": "C:\\%A%"}, {"project": '"x'}):
        with pytest.raises(RecipeError, match="quotes or percent"):
            task_xml(replace(WINDOWS, **change), Schedule(), NOW)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("make", "field"),
    [
        (lambda: Schedule("year"), "frequency"),
        (lambda: Schedule("hours", step=5), "frequency"),
        (lambda: Schedule("day", 24), "time"),
        (lambda: Schedule("week", weekday=7), "weekday"),
        (lambda: Schedule("month", day=31), "day"),
        (lambda: replace(JOB, name="a b"), "name"),
        (lambda: replace(JOB, name="../x"), "name"),
        (lambda: replace(JOB, folder=""), "folder"),
        (lambda: replace(JOB, key_file="a\nb"), "key_file"),
        (lambda: replace(JOB, project="a\nb"), "project"),
    ],
)
def test_what_does_not_fit(make: Any, field: str) -> None:
    with pytest.raises(RecipeError) as caught:
        make()
    assert caught.value.field == field
