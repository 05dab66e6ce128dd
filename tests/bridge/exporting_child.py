# SPDX-License-Identifier: GPL-2.0-or-later
"""A QGIS without a window that exports, or goes on with what is left; killed by test_exporting.py when it likes."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

from qgis.core import QgsApplication

ROOT, URL, JOURNAL, ORDER = sys.argv[1:5]
_SPEC = importlib.util.spec_from_file_location(
    "ee_workbench", Path(ROOT) / "__init__.py", submodule_search_locations=[ROOT]
)
assert _SPEC is not None and _SPEC.loader is not None
sys.modules["ee_workbench"] = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(sys.modules["ee_workbench"])

from ee_workbench.plugin.bridge.exporting import (  # noqa: E402
    PrepareExportTask,
    SubmitExportTask,
    SubmitRestTask,
)
from ee_workbench.plugin.core.connection import Connection  # noqa: E402
from ee_workbench.plugin.core.export_journal import ExportJournal  # noqa: E402
from ee_workbench.plugin.core.export_order import ExportOrder  # noqa: E402
from ee_workbench.plugin.engine.client import Client  # noqa: E402
from ee_workbench.plugin.engine.session import Session  # noqa: E402
from ee_workbench.plugin.engine.transport import Transport  # noqa: E402

application = QgsApplication([], False)
application.initQgis()
session = Session(Transport(first_wait=0.02))
session.connect(Connection(url=URL, project="sandbox"))
client, journal = Client(session), ExportJournal(Path(JOURNAL))
unfinished = journal.unfinished("sandbox")
if unfinished:
    task = SubmitRestTask(unfinished[0], client, journal)
else:
    order = ExportOrder.from_json(Path(ORDER).read_text(encoding="utf-8"))
    look = PrepareExportTask(order, client, journal)
    ready = []
    look.succeeded.connect(ready.append)
    look.ended.connect(application.quit)
    look.start()
    application.exec()
    task = SubmitExportTask(ready[0], client, journal)
task.succeeded.connect(lambda sent: print("sent", len(sent.entries), flush=True))
task.failed.connect(lambda error: print("failed", error, flush=True))
task.ended.connect(application.quit)
task.start()
application.exec()
