"""Says what notebooks can be exported to, from a list made when the image is built.

JupyterLab asks for it as it opens. The server's own answer imports all of nbconvert, a second and more on one processor,
while the learner's first kernel waits to be started. Exporting itself is the server's as before.
"""

import json
from pathlib import Path

from jupyter_server.auth.decorator import authorized
from jupyter_server.base.handlers import APIHandler
from tornado import web

FORMATS = Path(__file__).with_suffix(".json")


class ExportFormatsHandler(APIHandler):
    auth_resource = "nbconvert"

    @web.authenticated
    @authorized
    def get(self):
        self.finish(FORMATS.read_text())


# The server's setting extra_services takes what has this name, before its own.
default_handlers = [(r"/api/nbconvert", ExportFormatsHandler)]


def write_formats():
    from nbconvert.exporters import base

    formats = {
        name: {"output_mimetype": base.get_exporter(name).output_mimetype}
        for name in base.get_export_names()
    }
    FORMATS.write_text(json.dumps(formats))


if __name__ == "__main__":
    write_formats()
