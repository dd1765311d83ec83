"""The file mkdocs.yml: takes its path, gives its values with their places, or the faults of its syntax.

It is read without MkDocs, as MkDocs reads it: `!ENV` and INHERIT hold. A value with a tag that only MkDocs or Python
understands is an OpaqueValue. The file is trusted; still no tag of it runs code here.
"""

from __future__ import annotations

import importlib.util
import os
import re
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from yaml_env_tag import construct_env_tag

MAX_BYTES = 256 * 1024
INHERIT = "INHERIT"
MOST_FILES = 8
"""The most settings files that inherit from one another."""

VALUE_FAULTS = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What PyYAML raises, beside its own errors, for a scalar that is no value of its tag: `!!timestamp x`, `!!bool x`."""

KeyPath = tuple[str | int, ...]
"""The keys that lead to a value, positions in lists among them: ("plugins", 0, "casebook", "languages")."""


@dataclass(frozen=True)
class SettingFault:
    """A fault in a setting. code: of a problem. key: its name, '' for the whole file. line, column: from 1."""

    code: str
    path: str
    line: int = 1
    column: int = 1
    key: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    fix: str = ""


class ConfigError(ValueError):
    """The settings of a base cannot be used. faults: all of them."""

    def __init__(self, *faults: SettingFault) -> None:
        super().__init__("; ".join(f"{fault.path}:{fault.line}: {fault.key} {fault.code}" for fault in faults))
        self.faults = faults


class OpaqueValue:
    """A value that only MkDocs or Python can make: of a tag such as `!!python/name:x` or `!relative`."""


@dataclass(frozen=True)
class SettingsFile:
    """The settings by name; a file that does not exist has none. places: line and column of each value."""

    path: str
    values: Mapping[str, Any] = field(default_factory=dict)
    places: Mapping[KeyPath, tuple[int, int]] = field(default_factory=dict)

    def fault(self, code: str, *key_path: str | int, fix: str = "", **values: str) -> SettingFault:
        """A fault in the value that these keys lead to."""
        known = next(path for path in _outwards(key_path) if path in self.places or not path)
        line, column = self.places.get(known, (1, 1))
        key = next((str(name) for name in reversed(key_path) if isinstance(name, str)), "")
        return SettingFault(code, self.path, line, column, key, values, fix)


def read_settings(path: Path, *, name: str = "") -> SettingsFile:
    """The settings in a file. name: the path to report it by. Raises ConfigError for a file that cannot be read."""
    label = name or path.name
    data = _bytes(path, label)
    if data is None:
        return SettingsFile(label)
    loader = _new_loader(data, label)
    root = _composed(loader, label)
    if root is None:
        return SettingsFile(label)
    if not isinstance(root, yaml.MappingNode):
        raise ConfigError(SettingFault("settings-not-a-map", label))
    values = _constructed(loader, root, label)
    inherited = _inherited(values, path, label)
    return SettingsFile(label, _merged(inherited, values), dict(_places(root, ())))


def _bytes(path: Path, label: str) -> bytes | None:
    """The bytes of a regular file of a sensible size; None where there is none."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise ConfigError(SettingFault("not-a-file", label))
        if status.st_size > MAX_BYTES:
            size, limit = str(-(-status.st_size // 1024)), str(MAX_BYTES // 1024)
            raise ConfigError(SettingFault("too-large", label, values={"size": size, "limit": limit}))
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as fault:
        raise ConfigError(SettingFault("unreadable-file", label, values={"reason": reason(fault)})) from fault


def said_of_value(fault: Exception) -> str:
    """The words of one of VALUE_FAULTS; of a kind whose own words are about code, what it comes to."""
    is_about_code = isinstance(fault, AttributeError | LookupError)
    return "no value of its tag" if is_about_code else str(fault).partition("\n")[0]


def is_folder(path: Path) -> bool:
    """Whether a folder is there; False for what the system takes for no path at all, such as a name too long."""
    return os.path.isdir(path)  # noqa: PTH112 - Path.is_dir raises there


def is_file(path: Path) -> bool:
    """Whether a regular file is there; False for what the system takes for no path at all."""
    return os.path.isfile(path)  # noqa: PTH113 - Path.is_file raises there


def reason(fault: OSError) -> str:
    """Why the system refused, in its words."""
    return fault.strerror or str(fault)


class _Loader(yaml.SafeLoader):
    """Reads the configuration as MkDocs does."""


def _environment(loader: _Loader, node: yaml.Node) -> Any:
    """The value of a variable of the environment. One without a name is a fault, not None as yaml_env_tag has it."""
    if isinstance(node, yaml.SequenceNode) and not node.value:
        raise yaml.constructor.ConstructorError(None, None, "!ENV needs the name of a variable", node.start_mark)
    return construct_env_tag(loader, node)


def _opaque(loader: _Loader, suffix: str, node: yaml.Node) -> OpaqueValue:
    """A tag of Python. The module that it names must be installed; it is not imported here."""
    kind, _, name = suffix.partition(":")
    if kind in {"name", "module"} and not _is_installed(name.partition(".")[0]):
        raise yaml.constructor.ConstructorError(None, None, f"there is no module {name!r}", node.start_mark)
    return OpaqueValue()


def _is_installed(module: str) -> bool:
    try:
        return importlib.util.find_spec(module) is not None
    except (ImportError, ValueError):
        return False


_Loader.add_constructor("!ENV", _environment)
_Loader.add_constructor("!relative", lambda loader, node: OpaqueValue())
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", _opaque)


def _new_loader(data: bytes, label: str) -> _Loader:
    """A loader of the bytes, whose first ones it reads at once."""
    try:
        data.decode("utf-8")
        return _Loader(data)
    except UnicodeDecodeError as fault:
        before = re.sub("\r\n?", "\n", data[: fault.start].decode("utf-8"))
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        byte = f"0x{data[fault.start]:02X}"
        raise ConfigError(SettingFault("not-utf-8", label, line, column, values={"byte": byte})) from fault
    except yaml.reader.ReaderError as fault:
        raise ConfigError(_of_yaml(fault, label)) from fault


def _composed(loader: _Loader, label: str) -> yaml.Node | None:
    try:
        node: yaml.Node | None = loader.get_single_node()
    except RecursionError as fault:
        raise ConfigError(SettingFault("settings-syntax", label, values={"said": "too deep"})) from fault
    except yaml.YAMLError as fault:
        raise ConfigError(_of_yaml(fault, label)) from fault
    return None if isinstance(node, yaml.ScalarNode) and not node.value else node


def _constructed(loader: _Loader, root: yaml.MappingNode, label: str) -> dict[str, Any]:
    """The values, key by key, so that a fault of a value has its line."""
    values: dict[str, Any] = {}
    try:
        loader.flatten_mapping(root)
    except yaml.YAMLError as fault:
        raise ConfigError(_of_yaml(fault, label)) from fault
    for key_node, value_node in root.value:
        try:
            if not isinstance(key_node, yaml.ScalarNode):
                raise yaml.constructor.ConstructorError(None, None, "a name is one word", key_node.start_mark)
            values[str(loader.construct_object(key_node))] = loader.construct_object(value_node, deep=True)
        except yaml.YAMLError as fault:
            raise ConfigError(_of_yaml(fault, label)) from fault
        except VALUE_FAULTS as fault:
            said = said_of_value(fault)
            line, column = _place(value_node)
            raise ConfigError(SettingFault("settings-syntax", label, line, column, values={"said": said})) from fault
    return values


def _of_yaml(fault: yaml.YAMLError, label: str) -> SettingFault:
    """What PyYAML says of a file it cannot read, with the place that it gives."""
    mark = getattr(fault, "problem_mark", None) or getattr(fault, "context_mark", None)
    said = getattr(fault, "problem", None) or getattr(fault, "reason", None) or str(fault).partition("\n")[0]
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return SettingFault("settings-syntax", label, line, column, values={"said": str(said)})


def _inherited(values: dict[str, Any], path: Path, label: str, depth: int = MOST_FILES) -> Mapping[str, Any]:
    """The settings of the file that INHERIT names; none without it."""
    if INHERIT not in values:
        return {}
    relative = values.pop(INHERIT)
    parent = Path(os.path.normpath(path.parent / str(relative)))
    if not depth or parent == path or not isinstance(relative, str) or not is_file(parent):
        raise ConfigError(SettingFault("settings-inherit", label, key=INHERIT, values={"found": str(relative)}))
    data = _bytes(parent, parent.name) or b""
    loader = _new_loader(data, parent.name)
    root = _composed(loader, parent.name)
    if root is None:
        return {}
    if not isinstance(root, yaml.MappingNode):
        raise ConfigError(SettingFault("settings-not-a-map", parent.name))
    own = _constructed(loader, root, parent.name)
    return _merged(_inherited(own, parent, parent.name, depth - 1), own)


def settings_files(path: Path) -> tuple[Path, ...]:
    """A settings file and those that it inherits from, as far as they can be read."""
    files = [path]
    while len(files) < MOST_FILES and (parent := _parent(files[-1])) and parent not in files:
        files.append(parent)
    return tuple(files)


def _parent(path: Path) -> Path | None:
    """The file that the INHERIT of a file names."""
    try:
        loader = _new_loader(_bytes(path, path.name) or b"", path.name)
        root = _composed(loader, path.name)
        values = _constructed(loader, root, path.name) if isinstance(root, yaml.MappingNode) else {}
    except ConfigError:
        return None
    return Path(os.path.normpath(path.parent / str(values[INHERIT]))) if INHERIT in values else None


def _merged(parent: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """Two files as MkDocs merges them: maps key by key, all else replaced."""
    merged = dict(parent)
    for key, value in own.items():
        both = isinstance(value, dict) and isinstance(merged.get(key), dict)
        merged[key] = _merged(merged[key], value) if both else value
    return merged


def _places(node: yaml.Node, path: KeyPath, depth: int = 6) -> Iterator[tuple[KeyPath, tuple[int, int]]]:
    """The place of each value and of those in it, down to where the settings of a plugin lie."""
    yield path, _place(node)
    if not depth:
        return
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode):
                yield from _places(value, (*path, key.value), depth - 1)
    elif isinstance(node, yaml.SequenceNode):
        for number, item in enumerate(node.value):
            yield from _places(item, (*path, number), depth - 1)


def _place(node: yaml.Node) -> tuple[int, int]:
    return node.start_mark.line + 1, node.start_mark.column + 1


def _outwards(path: KeyPath) -> Iterator[KeyPath]:
    """A path of keys, and those of what it lies in, the nearest first."""
    return (path[:length] for length in range(len(path), -1, -1))
