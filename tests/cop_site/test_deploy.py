"""The files for servers say the truth: every variable is explained, services wait for what they need, the proxy's file is sound."""

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

PROJECT = Path(__file__).parent.parent.parent
COMPOSE: dict[str, Any] = yaml.safe_load((PROJECT / "compose.yaml").read_text())
SERVICES: dict[str, Any] = COMPOSE["services"]


def variables_read() -> set[str]:
    """The variables that settings and compose.yaml read."""
    sources = [*(PROJECT / "cop_site" / "settings").glob("*.py"), PROJECT / "compose.yaml"]
    return set(re.findall(r"(?:env\.\w+\(|\$\{)\"?(COP_[A-Z0-9_]+)", "".join(path.read_text() for path in sources)))


def test_every_variable_is_explained_in_the_example() -> None:
    explained = set(re.findall(r"^(COP_[A-Z0-9_]+)=", (PROJECT / ".env.example").read_text(), re.MULTILINE))

    assert "COP_SECRET_KEY" in variables_read()
    assert variables_read() - explained == set()


def test_the_example_holds_no_value_that_could_be_used_by_mistake() -> None:
    assert re.findall(r"^COP_\w+=(.+)$", (PROJECT / ".env.example").read_text(), re.MULTILINE) == []


def test_there_are_two_replicas_a_worker_a_clock_and_the_three_engines() -> None:
    assert set(SERVICES) == {"migrate", "web", "worker", "clock", "proxy", "postgres", "elasticsearch", "redis"}
    assert SERVICES["web"]["deploy"]["replicas"] == 2


@pytest.mark.parametrize("name", ["web", "worker", "clock"])
def test_nothing_serves_before_the_schema_is_up_to_date(name: str) -> None:
    assert SERVICES[name]["depends_on"]["migrate"]["condition"] == "service_completed_successfully"


def test_every_service_waits_only_for_services_that_can_become_healthy() -> None:
    for name, service in SERVICES.items():
        for needed, how in service.get("depends_on", {}).items():
            healthcheck = SERVICES[needed].get("healthcheck", {})
            assert how["condition"] == "service_completed_successfully" or ("test" in healthcheck and not healthcheck.get("disable")), (name, needed)


def test_no_port_is_open_beyond_this_machine() -> None:
    ports = [port for service in SERVICES.values() for port in service.get("ports", [])]

    assert ports
    assert all(port.startswith("127.0.0.1:") for port in ports)


def test_every_named_volume_is_declared() -> None:
    mounts = [volume.split(":")[0] for service in SERVICES.values() for volume in service.get("volumes", [])]

    assert {mount for mount in mounts if not mount.startswith(".")} == set(COMPOSE["volumes"])


def test_the_image_installs_by_hash_and_does_not_run_as_root() -> None:
    text = (PROJECT / "Dockerfile").read_text()

    assert "--require-hashes" in text
    assert re.search(r"^USER (?!root)", text, re.MULTILINE)
    assert not re.search(r"build-essential|gcc|nodejs", text)


@pytest.mark.skipif(shutil.which("nginx", path="/usr/sbin:/usr/bin") is None, reason="nginx is not installed")
def test_nginx_reads_the_proxys_configuration(tmp_path: Path) -> None:
    conf = (PROJECT / "cop_site" / "deploy" / "nginx.conf").read_text().replace("/var/cache/nginx", str(tmp_path))
    (tmp_path / "site.conf").write_text(conf.replace("listen 80 default_server", "listen 127.0.0.1:18080"))
    (tmp_path / "nginx.conf").write_text(f"pid {tmp_path}/pid; error_log {tmp_path}/log; events {{}} http {{ include {tmp_path}/site.conf; }}")

    run = subprocess.run(["/usr/sbin/nginx", "-t", "-c", tmp_path / "nginx.conf", "-p", tmp_path], capture_output=True, text=True, check=False)

    assert run.returncode == 0, run.stderr
