"""The embedded product as people run it, and a browser to visit it with."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ROOT = Path(__file__).parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
ARGUMENTS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
STARTS_WITHIN_S = 60
STRUCTURES = 40
HEADER = (
    "id,pivot,nom,commune,code_postal,adresse,latitude,longitude,telephone,courriels,"
    "horaires,date_maj"
)
ROW = (
    "s-{0:02},21370267000016,Structure{0:02},Véretz,37270,1 rue de la Mairie,47.357,0.805,"
    "+336399820{0:02},accueil{0:02}@exemple.fr,Mo-Fr 09:00-12:00,2026-10-01"
)
GENEROUS = {  # all these visitors come from one address, and soon after one another
    "NOTIFY_CONFIRMATIONS_PER_ADDRESS_A_DAY": "100",
    "MAILLAGE_RATE_LIMIT": "10000/minute",
    "MAILLAGE_COMMAND_RATE_LIMIT": "1000/minute",
    "MAILLAGE_PROPOSAL_RATE_LIMIT": "1000/minute",
}


@pytest.fixture(scope="session")
def product_var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder the product keeps everything in."""
    return tmp_path_factory.mktemp("product")


@pytest.fixture(scope="session")
def product_url(product_var: Path) -> Iterator[str]:
    """The embedded product with its demo territory, on a port of its own."""
    port = _free_port()
    told = {"MAILLAGE_PORT": str(port), "MAILLAGE_VAR": str(product_var), **GENEROUS}
    log = product_var / "log"
    with log.open("w") as written:
        command = [sys.executable, "-m", "services.local"]
        product = subprocess.Popen(
            command, cwd=ROOT, env={**os.environ, **told}, stdout=written, stderr=written
        )
    url = f"http://127.0.0.1:{port}"
    try:
        _wait_until_ready(url, product, log)
        yield url
    finally:
        product.terminate()
        product.wait(timeout=30)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium. Closed with its module: its loop would keep others from running."""
    path = os.environ.get("MAILLAGE_CHROMIUM", "/usr/bin/chromium")
    if not Path(path).exists():
        pytest.skip(f"there is no Chromium at {path}; set MAILLAGE_CHROMIUM")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def context(chromium: Browser, product_url: str) -> Iterator[BrowserContext]:
    """A visitor who was never here."""
    visitor = chromium.new_context(base_url=product_url, locale="fr-FR")
    yield visitor
    visitor.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """Their first tab."""
    return context.new_page()


@pytest.fixture(scope="session")
def place_id(product_url: str) -> str:
    """A place of the demo territory that has hours, and that no test changes."""
    return _id_of("FunLab", product_url)


@pytest.fixture(scope="session")
def edited_id(product_url: str) -> str:
    """A place that tests may change."""
    return _id_of("Pluriel(le)s", product_url)


@pytest.fixture(scope="session")
def workshop_id(product_url: str) -> str:
    """A workshop of the demo territory."""
    shown = httpx.get(f"{product_url}/api/v1/places/{_id_of('EPN de La Riche', product_url)}")
    return str(shown.json()["workshops"][0]["workshop_id"])


@pytest.fixture(scope="session")
def structures(product_url: str, product_var: Path) -> Iterator[str]:
    """Places that publish how to reach whoever keeps them: one for each test that asks for one."""
    file = product_var / "structures.csv"
    file.write_text("\n".join([HEADER, *(ROW.format(n) for n in range(STRUCTURES))]))
    told = {"MAILLAGE_VAR": str(product_var)}
    command = [sys.executable, "-m", "services.directory.import_places", str(file)]
    subprocess.run(
        command, cwd=ROOT, env={**os.environ, **told}, stdout=subprocess.DEVNULL, check=True
    )
    return (_id_of(f"structure{n:02}", product_url) for n in range(STRUCTURES))


@pytest.fixture
def structure_id(structures: Iterator[str]) -> str:
    """A place that publishes an e-mail address and a mobile, and that nobody has claimed yet."""
    return next(structures)


@pytest.fixture(scope="session")
def mobiles() -> Iterator[str]:
    """Telephones that are nobody's."""
    return (f"06 39 98 10 {number:02}" for number in range(100))


@pytest.fixture
def mobile(mobiles: Iterator[str]) -> str:
    """A telephone that has subscribed to nothing."""
    return next(mobiles)


@pytest.fixture(scope="session")
def edit_link(product_url: str, product_var: Path, edited_id: str) -> str:
    """A link for the editor of that place, as the operator's command prints it."""
    return _link(product_url, product_var, edited_id)


@pytest.fixture(scope="session")
def referent_link(product_url: str, product_var: Path) -> str:
    """A link for the referent of the demo territory's department."""
    return _link(product_url, product_var, "--role", "referent", "--territory", "37")


@pytest.fixture(scope="session")
def axe() -> str:
    """axe-core's script."""
    if not AXE.exists():
        pytest.skip("axe-core is absent: run npm ci")
    return AXE.read_text()


def _link(product_url: str, product_var: Path, *arguments: str) -> str:
    command = [sys.executable, "-m", "services.notify.edit_link", *arguments]
    told = {"MAILLAGE_VAR": str(product_var), "NOTIFY_PUBLIC_URL": product_url}
    run = subprocess.run(
        command, cwd=ROOT, env={**os.environ, **told}, capture_output=True, text=True, check=True
    )
    return run.stdout.strip()


def _id_of(name: str, product_url: str) -> str:
    asked = {"q": name, "limit": "1"}
    found = httpx.get(f"{product_url}/api/v1/places", params=asked).json()
    return str(found["places"][0]["place"]["place_id"])


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _wait_until_ready(url: str, product: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + STARTS_WITHIN_S
    while time.monotonic() < deadline and product.poll() is None:
        try:
            if httpx.get(f"{url}/health/ready").is_success:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.1)
    pytest.fail(f"the product did not start:\n{log.read_text()[-3000:]}")
