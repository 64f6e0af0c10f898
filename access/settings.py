"""Settings of an installation, read from the environment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOOPBACK = ("localhost", "127.0.0.1", "::1")


class BadSetting(Exception):
    """A setting has an invalid value."""


@dataclass(frozen=True, slots=True)
class Hashing:
    """The cost of one password hash (argon2id): rounds, KiB of memory, lanes."""

    rounds: int = 2
    memory: int = 47104
    lanes: int = 1


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a session lasts, in seconds, and how often a password may be guessed."""

    absolute: float = 8 * 3600
    idle: float = 30 * 60
    guesses: int = 5
    window: float = 15 * 60
    upload: int = 300 * 1024 * 1024  # bytes a person may send in an hour


@dataclass(frozen=True, slots=True)
class Provider:
    """An OpenID Connect provider that signs people in."""

    issuer: str
    client: str
    secret: str
    claim: str = "preferred_username"  # the claim that holds the name of the account here
    shown: str = "OpenID"


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of the gate."""

    home: Path
    hosts: tuple[str, ...] = LOOPBACK
    tls: bool = False
    hashing: Hashing = field(default_factory=Hashing)
    limits: Limits = field(default_factory=Limits)
    provider: Provider | None = None

    @property
    def cookie(self) -> str:
        """Return the session cookie's name; with TLS one that no other host or plain connection can set."""
        return "__Host-papi" if self.tls else "papi"

    @property
    def scheme(self) -> str:
        """Return the scheme that browsers see."""
        return "https" if self.tls else "http"


def home(environ: Mapping[str, str]) -> Path:
    """Return the folder of all local state: PAPI_HOME, else data/local beside the program."""
    chosen = environ.get("PAPI_HOME")
    return Path(chosen) if chosen else ROOT / "data" / "local"


def read(environ: Mapping[str, str]) -> Settings:
    """Read the settings of this installation; docs/deploy.md lists them. Raises BadSetting."""
    hosts = tuple(host.strip().lower() for host in environ.get("PAPI_HOSTS", "").split(","))
    return Settings(
        home=home(environ),
        hosts=LOOPBACK + tuple(host for host in hosts if host),
        tls=environ.get("PAPI_TLS", "0") == "1",
        hashing=_hashing(environ.get("PAPI_ARGON2", "")),
        limits=Limits(upload=_whole(environ, "PAPI_UPLOAD_MB", 300) * 1024 * 1024),
        provider=_provider(environ),
    )


def _hashing(text: str) -> Hashing:
    if not text:
        return Hashing()
    try:
        rounds, memory, lanes = (int(part) for part in text.split(","))
    except ValueError:
        raise BadSetting(f"PAPI_ARGON2={text}: rounds,KiB,lanes") from None
    return Hashing(rounds, memory, lanes)


def _whole(environ: Mapping[str, str], name: str, usual: int) -> int:
    try:
        return int(environ.get(name, usual))
    except ValueError:
        raise BadSetting(f"{name}={environ[name]}") from None


def _provider(environ: Mapping[str, str]) -> Provider | None:
    issuer = environ.get("PAPI_OIDC_ISSUER", "").rstrip("/")
    if not issuer:
        return None
    if not environ.get("PAPI_OIDC_CLIENT"):
        raise BadSetting("PAPI_OIDC_CLIENT")
    file = environ.get("PAPI_OIDC_SECRET_FILE")
    secret = Path(file).read_text("utf-8").strip() if file else environ.get("PAPI_OIDC_SECRET", "")
    return Provider(
        issuer=issuer,
        client=environ["PAPI_OIDC_CLIENT"],
        secret=secret,
        claim=environ.get("PAPI_OIDC_CLAIM", "preferred_username"),
        shown=environ.get("PAPI_OIDC_NAME", "OpenID"),
    )
