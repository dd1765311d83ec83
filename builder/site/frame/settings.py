"""The plugin's options: takes MkDocs' configuration, gives the pipeline's options and the site's shell."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from mkdocs.config import base
from mkdocs.config import config_options as c
from mkdocs.config.defaults import MkDocsConfig

from builder.config import Options, options_of
from builder.language.languages import BUILT_IN, LANGUAGES
from builder.pages.site import Site
from builder.site.frame.template_context import Shell


class Settings(base.Config):  # type: ignore[no-untyped-call] # MkDocs leaves a hook of it untyped
    """Folders are relative to mkdocs.yml. names, footers (HTML): by language. edit: comes after repo_url.

    locales: the folder of the languages that the base brings along, each a folder of words with its declaration.
    """

    cases = c.Type(str, default="cases")
    policies = c.Type(str, default="policies")
    vocabulary = c.Type(str, default="")
    locales = c.Type(str, default="")
    languages = c.ListOfItems(c.Type(str), default=list(BUILT_IN))
    names = c.DictOfItems(c.Type(str), default={})
    footers = c.DictOfItems(c.Type(str), default={})
    mail = c.Type(str, default="")
    edit = c.Type(str, default="edit/main/")


def base_of(config: MkDocsConfig) -> Path:
    """The folder that mkdocs.yml lies in."""
    return Path(config.config_file_path).resolve().parent


def options(config: MkDocsConfig, settings: Settings, *, keep_going: bool) -> Options:
    """What the pipeline needs to know."""
    return options_of(base_of(config), config, settings, keep_going=keep_going)


def shell_of(config: MkDocsConfig, settings: Settings, site: Site) -> Shell:
    """What is the same on every page."""
    languages = tuple(settings.languages)
    repository = (config.repo_url or "").rstrip("/")
    return Shell(
        languages=languages,
        names={language: _said(settings.names, language, site) or config.site_name for language in languages},
        footers={language: _said(settings.footers, language, site) for language in languages},
        navigation={language: site.navigation(language) for language in languages},
        site_url=config.site_url or "",
        repo_url=repository,
        mail=settings.mail,
        edit=f"{repository}/{settings.edit}" if repository else "",
    )


def _said(texts: Mapping[str, str], language: str, site: Site) -> str:
    """What the configuration says in a language; for one in the other script than is written what its origin says."""
    if language in texts or not LANGUAGES[language].converted:
        return texts.get(language, "")
    return site.traditional(texts.get(LANGUAGES[language].other_script, ""))
