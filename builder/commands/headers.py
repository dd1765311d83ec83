"""The command `casebook headers`: the settings by which a host serves the site, as it asks for them."""

from __future__ import annotations

import re
from pathlib import Path

import click

from builder.commands.base_options import base_of, language_option, options_of
from builder.config import CONFIG
from builder.config_file import read_settings
from builder.language.words import words
from builder.records.model.web_address import is_web_address

FOLDER = "/var/www/casebook/current"
"""Where the workflow that publishes to a host puts the site, by default."""
_FOLDER = re.compile(r"/[\w./-]*\Z", re.ASCII)
NAMES = ("apache", "caddy", "cloudflare", "netlify", "nginx")
"""As site/hosts/hosts.py has them; a test compares both."""


@click.command()
@click.option("--for", "host", required=True, type=click.Choice(NAMES), help="What serves the site.")
@click.option("--site", type=click.Path(path_type=Path), help="A built site; the site_dir of mkdocs.yml otherwise.")
@click.option("--address", metavar="URL", default="", help="Where this host shows it; the site_url otherwise.")
@click.option("--folder", default=FOLDER, show_default=True, help="Where its files lie on an nginx or Caddy host.")
@language_option
def headers(host: str, site: Path | None, address: str, folder: str, language: str) -> None:
    """Print what a host needs to serve the site: headers, types, the page of wrong addresses, what has moved.

    A server block for nginx, a Caddyfile, an .htaccess for Apache, _headers and _redirects for Netlify and Cloudflare.
    """
    from builder.site.headers_command import BrokenBaseError, OtherPathError, headers_text
    from builder.site.hosts.hosted_site import NoSiteError

    say = words(language)
    if address and not is_web_address(address):
        raise click.BadParameter(say("headers.no-address", address=address), param_hint="--address")
    if not _FOLDER.match(folder):
        raise click.BadParameter(say("headers.no-folder", folder=folder), param_hint="--folder")
    base = base_of(Path.cwd(), language)
    options = options_of(base, language)
    site = site or base / str(read_settings(base / CONFIG).values.get("site_dir") or "site")
    try:
        text = headers_text(host, base, options, site, address=address, folder=folder)
    except OtherPathError as fault:
        raise click.BadParameter(say("headers.other-path", path=fault.path), param_hint="--address") from fault
    except NoSiteError as fault:
        raise click.ClickException(say("headers.no-site", path=str(fault))) from fault
    except BrokenBaseError as fault:
        raise click.ClickException(say("headers.broken")) from fault
    click.echo(text, nl=False)
    if not (address or options.site_url):
        click.echo(say("headers.unknown"), err=True)
