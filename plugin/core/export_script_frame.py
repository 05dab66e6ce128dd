# SPDX-License-Identifier: GPL-2.0-or-later
"""The parts of an export's script that are the same in each: signing in, request ids, submitting and waiting."""

from __future__ import annotations

#: Between `PROJECT` and what is exported.
SIGN_IN = '''\
log = logging.getLogger("export")


class Refused(Exception):
    """A sentence that ends the script."""


def sign_in():
    """Connect to Earth Engine; the id of the project."""
    url, key = os.environ.get("EE_WORKBENCH_URL") or None, os.environ.get("EE_WORKBENCH_KEY")
    project, credentials = os.environ.get("EE_WORKBENCH_PROJECT") or PROJECT, "persistent"
    if key:
        credentials = service_account_of(key)
        project = project or credentials.project_id
    elif url and urllib.parse.urlsplit(url).hostname in ("127.0.0.1", "localhost", "::1"):
        # A sandbox on this machine: it asks for no sign-in, and knows no deprecated assets to look up.
        credentials, project = None, project or "sandbox"
        ee.deprecation.InitializeDeprecatedAssets = lambda: None
    if not project:
        raise Refused("Name the Cloud project in the variable EE_WORKBENCH_PROJECT.")
    ee.Initialize(credentials, project=project, url=url)
    return project


def service_account_of(path):
    """Credentials of a service account from its key file, which nobody else may read."""
    name = os.path.basename(path)
    try:
        if os.name == "posix" and os.stat(path).st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            raise Refused(f"Other users of this computer can read the key file: run chmod 600 {name} first.")
        with open(path, encoding="utf-8") as file:
            key = json.load(file)
        return service_account.Credentials.from_service_account_info(key, scopes=ee.oauth.SCOPES)
    except OSError:
        raise Refused(f"The key file {name} cannot be read.") from None
    except (ValueError, TypeError, AttributeError):
        raise Refused(f"{name} is not the key of a service account.") from None
'''

#: How rows of properties become names; before it stand `FIELDS`, `SHARED` and `name_of`.
NAMES = '''\
def value_of(properties, name):
    """An image's property."""
    value = properties.get(name)
    if value is None:
        raise Refused(f"An image has no property “{name}” to name its file.")
    return value


def row_of(image):
    """What its name is made of, to be computed."""
    values = {f"p{place}": image.get(name) for place, name in enumerate(FIELDS)}
    return ee.Feature(None, {"index": image.get("system:index"), **values})


def names_of(rows):
    """The names of what is exported, each of them once."""
    names = []
    for number, row in enumerate(rows):
        own = {name: row.get(f"p{place}") for place, name in enumerate(FIELDS)}
        given = {name: value for name, value in own.items() if value is not None}
        try:
            names.append(name_of(number, {**SHARED, **given}))
        except (ValueError, TypeError):
            raise Refused("A format in the file name does not fit the image's property.") from None
    return distinct(names)


def distinct(names):
    """The names, those that come again with a number."""
    seen, taken, found = {}, set(names), []
    for name in names:
        count = seen.get(name, 0)
        seen[name] = count + 1
        made = name
        while count and made in taken:
            made = f"{name}_{count}"
            count += 1
        taken.add(made)
        found.append(made)
    return found
'''

DATE = '''\
def date_of(properties):
    """An image's date."""
    value = properties.get("system:time_start")
    if not isinstance(value, (int, float)):
        raise Refused("An image has no date to name its file.")
    return datetime.datetime(1970, 1, 1) + datetime.timedelta(milliseconds=value)
'''

#: What is exported, by kind.
IMAGE = '''\
def exports_of():
    """(image, name) of what is exported; one request."""
    image = source()
    inside = {inside}
    asked = {{"properties": row_of(image), "inside": inside}}
    answer = ee.Dictionary(asked).getInfo()
    if not answer["inside"]:
        raise Refused("The region does not touch the image: choose another one.")
    properties = answer["properties"].get("properties", {{}})
    return [(image, name) for name in names_of([properties])]
'''

IMAGES = '''\
def exports_of():
    """(image, name) of every image that touches the region; one request."""
    images = source()
    touching = {touching}
    rows = touching.limit(MOST + 1).toList(MOST + 1).map(lambda each: row_of(ee.Image(each)))
    answer = ee.Dictionary({{"rows": rows, "total": images.size()}}).getInfo()
    if not answer["total"]:
        raise Refused("There are no images for these choices.")
    if not answer["rows"]:
        raise Refused("The region does not touch the images: choose another one.")
    if len(answer["rows"]) > MOST:
        raise Refused(f"The project's queue takes {{MOST}} tasks: export fewer images at a time.")
    found = [row.get("properties", {{}}) for row in answer["rows"]]
    indices, names = [str(row.get("index", "")) for row in found], names_of(found)
    return [(image_of(images, index), name) for index, name in zip(indices, names)]


def image_of(images, index):
    """One image of the collection."""
    return ee.Image(images.filter(ee.Filter.eq("system:index", index)).first())
'''

TABLE = '''\
def exports_of():
    """(table, name) of what is exported; one request."""
    features = source()
    if not features.size().getInfo():
        raise Refused("The table has no rows: choose other filters.")
    return [(features, name) for name in names_of([{}])]
'''

SUBMIT = '''\
def request_id(project, body):
    """An id that is the same for the same export in the same project: the service starts it once."""
    text = json.dumps([project, body], sort_keys=True, separators=(",", ":"))
    return "eew-" + hashlib.sha256(text.encode("utf-8")).hexdigest()[:36]


def submit(project):
    """Start what was not started before; the operations' names."""
    operations = []
    for thing, name in exports_of():
        body = task_of(thing, name).config
        body = {**body, "expression": ee.serializer.encode(body["expression"], for_cloud_api=True)}
        operation = ee.data.EXPORT(request_id(project, body), dict(body))
        operations.append(operation["name"])
        log.info("%s: %s, %s", name, operation["name"], operation.get("metadata", {}).get("state", "PENDING"))
    return operations


def wait_for(operations):
    """Wait until the tasks have ended; whether all of them have ended well."""
    waiting, good, pause = set(operations), True, 1.0
    while True:
        for each in ee.data.listOperations():
            told = each.get("metadata", {})
            if each["name"] in waiting and told.get("state") in ("SUCCEEDED", "FAILED", "CANCELLED"):
                waiting.remove(each["name"])
                good = good and told["state"] == "SUCCEEDED"
                reason = each.get("error", {}).get("message", "")
                log.info("%s: %s %s", told.get("description", each["name"]), told["state"], reason)
        if not waiting:
            return good
        time.sleep(pause)
        pause = min(pause * 1.5, 15.0)


def main():
    """0: everything is started; 1: a task has failed; 2: Earth Engine or the sign-in refused."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wait", action="store_true", help="wait until the tasks have ended")
    wanted = parser.parse_args()
    # Libraries' words on each try are not for the reader of these lines.
    logging.basicConfig(stream=sys.stderr, level=logging.CRITICAL, format="%(message)s")
    log.setLevel(logging.INFO)
    try:
        project = sign_in()
        operations = submit(project)
        log.info("%d with Earth Engine in the project %s.", len(operations), project)
        if wanted.wait and not wait_for(operations):
            log.error("Not all tasks have ended well.")
            return 1
    except Refused as error:
        log.error("%s", error)
        return 2
    except (ee.EEException, GoogleAuthError, ApiError, OSError, httplib2.HttpLib2Error) as error:
        log.error("Earth Engine refused: %s", " ".join(str(error).split()) or type(error).__name__)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
'''
