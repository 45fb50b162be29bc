# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""One HTTPS request: sessions per process, TLS contexts made before the fork, proxies, and what a failure means.

Private to the collection.
"""

from __future__ import annotations

import contextlib
import os
import ssl
from collections.abc import Iterator, Mapping
from http.cookiejar import DefaultCookiePolicy
from typing import Any
from urllib.parse import urlsplit

from ._errors import EntraError

try:
    import requests
    from requests.adapters import DEFAULT_CA_BUNDLE_PATH, HTTPAdapter
    from urllib3.exceptions import HTTPError, NewConnectionError
except ImportError:  # the front-ends look for the library and say so before anything here is called
    requests = None  # type: ignore[assignment]
    HTTPAdapter = object  # type: ignore[assignment,misc]

TIMEOUTS = (10.0, 100.0)
"""Seconds to connect, and to wait for the next bytes of an answer."""

_contexts: dict[str, ssl.SSLContext] = {}
_sessions: dict[tuple[int, str], requests.Session] = {}


class NeverSent(Exception):
    """The connection was never established: nothing reached the other side. ``str()`` is the reason."""


class AnswerLost(Exception):
    """The request may have been received, its answer was not. ``str()`` is the reason."""


class Untrusted(Exception):
    """TLS failed for good (certificate, protocol): repeating does not help. ``str()`` is the reason."""


def ca_bundle(ca_path: str | None, environment: Mapping[str, str]) -> str:
    """Choose the file or directory to trust: the option, REQUESTS_CA_BUNDLE, CURL_CA_BUNDLE, requests' own."""
    named = ca_path or environment.get("REQUESTS_CA_BUNDLE") or environment.get("CURL_CA_BUNDLE")
    return named or DEFAULT_CA_BUNDLE_PATH


def tls_context(bundle: str) -> ssl.SSLContext:
    """Return the TLS context that trusts a bundle (PEM file or directory), made once: a context may cross a fork.

    Raises EntraError when the bundle cannot be read.
    """
    if bundle not in _contexts:
        is_directory = os.path.isdir(bundle)
        try:
            _contexts[bundle] = ssl.create_default_context(
                cafile=None if is_directory else bundle, capath=bundle if is_directory else None
            )
        except (OSError, ValueError) as error:  # ssl.SSLError is an OSError
            raise EntraError(
                f"Could not load the trusted certificates from {bundle} ({_reason(error)}):"
                " ca_path or REQUESTS_CA_BUNDLE must name a PEM file or a directory of hashed PEM files."
            ) from None
    return _contexts[bundle]


def warm_up(ca_path: str | None = None, environment: Mapping[str, str] | None = None) -> None:
    """Load the trusted certificates ahead of the forks, so that no task has to. Never raises."""
    # a bad bundle or a missing library is reported by the task that needs it
    with contextlib.suppress(EntraError, NameError):
        tls_context(ca_bundle(ca_path, os.environ if environment is None else environment))


class _Adapter(HTTPAdapter):
    """Uses one ready TLS context for everything, and no connection skips verification.

    requests hands the path of the bundle down to urllib3's ssl_wrap_socket, which loads it anew for each connection.
    """

    def __init__(self, context: ssl.SSLContext) -> None:
        self._context = context
        super().__init__()

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, ssl_context=self._context, **kwargs)

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> Any:
        kwargs["ssl_context"] = self._context
        if not proxy.lower().startswith("socks"):
            kwargs["proxy_ssl_context"] = self._context
        return super().proxy_manager_for(proxy, **kwargs)

    def cert_verify(self, conn: Any, url: str, verify: Any, cert: Any) -> None:
        conn.cert_reqs = "CERT_REQUIRED"
        conn.ca_certs = conn.ca_cert_dir = None

    def send(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        return super().send(request, *args, **{**kwargs, "verify": True})


def session_for(bundle: str | None = None) -> requests.Session:
    """Return this process's session for a bundle of trusted certificates; it speaks https only and keeps no cookies.

    Nothing of the environment counts in it (``trust_env``): a netrc entry would replace the Authorization header, and
    REQUESTS_CA_BUNDLE an explicit bundle. Proxies are handed in with each request, see :func:`proxies_for`.
    """
    bundle = bundle or ca_bundle(None, os.environ)
    key = (os.getpid(), bundle)
    if key not in _sessions:
        _sessions[key] = _session({"https://": _Adapter(tls_context(bundle))})
    return _sessions[key]


def plain_session(bundle: str) -> requests.Session:
    """Return a session that speaks http as well; only for a managed identity's endpoint on this machine."""
    return _session({"https://": _Adapter(tls_context(bundle)), "http://": HTTPAdapter()})


def _session(adapters: Mapping[str, Any]) -> requests.Session:
    session = requests.Session()
    session.trust_env = False
    session.adapters.clear()
    for prefix, adapter in adapters.items():
        session.mount(prefix, adapter)
    session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=()))  # one session serves several tenants
    return session


def proxies_for(url: str, environment: Mapping[str, str]) -> dict[str, str]:
    """Return requests' ``proxies`` for a URL from HTTPS_PROXY, ALL_PROXY and NO_PROXY, lower case first like requests.

    From a mapping, because the ``environment:`` of a task is not os.environ; and without the system's settings, whose
    look-up after a fork can kill the process on macOS (https://github.com/python/cpython/issues/105912).
    """

    def variable(name: str) -> str:
        return environment.get(name) or environment.get(name.upper()) or ""

    scheme = urlsplit(url).scheme
    proxy = variable(f"{scheme}_proxy") or variable("all_proxy")
    exempt = variable("no_proxy")
    if not proxy or (exempt and requests.utils.should_bypass_proxies(url, no_proxy=exempt)):
        return {}
    return {scheme: proxy}


def transmit(
    session: requests.Session,
    method: str,
    url: str,
    *,
    headers: Mapping[str, str],
    data: Any = None,
    bearer: str = "",
    proxies: Mapping[str, str] | None = None,
    timeouts: tuple[float, float] = TIMEOUTS,
) -> requests.Response:
    """Send one request, follow no redirect, and return the answer whatever its status.

    ``data``: text, or a mapping for a form. Raises NeverSent, AnswerLost or Untrusted; EntraError for a URL or proxy
    that cannot be used.
    """

    def sign(request: Any) -> Any:  # an auth object comes last, so nothing replaces the header
        if bearer:
            request.headers["Authorization"] = f"Bearer {bearer}"
        return request

    try:
        return session.request(
            method,
            url,
            headers=dict(headers),
            data=data,
            auth=sign,
            proxies=dict(proxies or {}),
            timeout=timeouts,
            allow_redirects=False,
        )
    except (requests.RequestException, HTTPError) as error:
        raise _classified(error) from None  # not from the cause: it holds the request, and so the token


def _classified(error: BaseException) -> Exception:
    kinds = requests.exceptions
    chain = list(_chain(error))
    if isinstance(error, (kinds.InvalidURL, kinds.InvalidSchema)):  # of which a malformed proxy is a kind
        return EntraError("The address or the proxy (HTTPS_PROXY) is not a URL that can be used.")
    tls = next((each for each in chain if isinstance(each, ssl.SSLError)), None)
    if tls and not isinstance(tls, (ssl.SSLEOFError, ssl.SSLZeroReturnError)):
        return Untrusted(_reason(tls))
    never = isinstance(error, (kinds.ConnectTimeout, kinds.ProxyError))
    never = never or any(isinstance(each, NewConnectionError) for each in chain)
    return (NeverSent if never else AnswerLost)(_reason(chain[-1]))


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """Walk from an exception of requests to the one that started it; urllib3 keeps it in args, reason or the cause."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        inner = (getattr(error, "reason", None), *error.args, error.__cause__, error.__context__)
        error = next((each for each in inner if isinstance(each, BaseException)), None)


def _reason(error: BaseException) -> str:
    return str(getattr(error, "verify_message", "") or getattr(error, "strerror", "") or error or type(error).__name__)
