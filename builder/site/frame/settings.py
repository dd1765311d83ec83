"""The plugin's settings: takes MkDocs' configuration, gives the pipeline's options and the site's shell."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from mkdocs.config import base
from mkdocs.config import config_options as c
from mkdocs.config.defaults import MkDocsConfig

from builder.config import ENGINES, Options, options_of, read_options
from builder.language.languages import BUILT_IN, LANGUAGES
from builder.pages.site import Site
from builder.site.frame.template_context import Shell


class Settings(base.Config):  # type: ignore[no-untyped-call] # MkDocs leaves a hook of it untyped
    """Folders are relative to mkdocs.yml. names, footers (HTML), post (a postal address): by language. edit: path below
    repo_url.

    locales: the folder of the base's own languages, each a folder of messages with its declaration. verification: the
    codes of search engines, by config.ENGINES. offline: whether archives lie beside the site when it is published.
    hosts, precompress: as config.Hosting has them.
    """

    cases = c.Type(str, default="cases")
    policies = c.Type(str, default="policies")
    vocabulary = c.Type(str, default="")
    locales = c.Type(str, default="")
    languages = c.ListOfItems(c.Type(str), default=list(BUILT_IN))
    names = c.DictOfItems(c.Type(str), default={})
    footers = c.DictOfItems(c.Type(str), default={})
    mail = c.Type(str, default="")
    post = c.DictOfItems(c.Type(str), default={})
    edit = c.Type(str, default="edit/main/")
    verification = c.DictOfItems(c.Type(str), default={})
    offline = c.Type(bool, default=False)
    hosts = c.ListOfItems(c.Type(str), default=[])
    precompress = c.Type(bool, default=False)


def base_of(config: MkDocsConfig) -> Path:
    """The folder of mkdocs.yml."""
    return Path(config.config_file_path).resolve().parent


def options(config: MkDocsConfig, settings: Settings, *, keep_going: bool) -> Options:
    """The pipeline's options, as MkDocs validated them. Raises ConfigError for what only the casebook refuses."""
    read_options(base_of(config), Path(config.config_file_path))
    return options_of(base_of(config), config, settings, keep_going=keep_going)


def shell_of(config: MkDocsConfig, settings: Settings, site: Site) -> Shell:
    """The values that are the same on every page."""
    languages = tuple(settings.languages)
    repository = (config.repo_url or "").rstrip("/")
    return Shell(
        languages=languages,
        names={language: _localised(settings.names, language, site) or config.site_name for language in languages},
        footers={language: _localised(settings.footers, language, site) for language in languages},
        navigation={language: site.navigation(language) for language in languages},
        site_url=config.site_url or "",
        repo_url=repository,
        mail=settings.mail,
        edit=f"{repository}/{settings.edit}" if repository else "",
        posts={language: _localised(settings.post, language, site) for language in languages},
        verification=tuple((ENGINES[engine], code) for engine, code in sorted(settings.verification.items()) if code),
        offline=settings.offline,
    )


def _localised(texts: Mapping[str, str], language: str, site: Site) -> str:
    """The setting of a language; for a converted language without one, that of its origin, converted."""
    if language in texts or not LANGUAGES[language].converted:
        return texts.get(language, "")
    return site.traditional(texts.get(LANGUAGES[language].other_script, ""))
