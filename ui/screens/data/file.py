"""Step 1 of an import: choosing a file or a template; and the file that is being looked at."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from catalog import Catalog, Lang
from strings import translate
from strings.numbers import number
from ui.controls import downloads
from ui.html import elements, imports
from ui.html.markup import Sheet, fill, put
from ui.runtime.streamlit_patches import free_upload

KB, MB = 1_000, 1_000_000
FORMATS = ("xlsx", "xls", "csv")
FILE, DONE, ROUND = "import_file", "import_done", "import_round"
UNLIKE_FILE = ("import_index", "import_year", "import_sheet", "import_skip", "import_reason")


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that a person chose, kept in the session until it is stored or put aside."""

    name: str
    content: bytes
    kind: str | None

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()

    def description(self, lang: Lang) -> str:
        """Return its name and size."""
        size = len(self.content)
        unit, n = ("kb", size / KB) if size < MB else ("mb", size / MB)
        text = translate(
            f"import.size_{unit}", lang, n=number(max(n, 1), lang, 0 if unit == "kb" else 1)
        )
        return translate("import.file", lang, name=self.name, size=text)


def working(lang: Lang) -> str:
    """Return the text shown while a file is read."""
    return translate("import.looking", lang)


def storing(lang: Lang) -> str:
    """Return the text shown while a file is stored."""
    return translate("import.storing", lang)


def upload() -> Upload | None:
    """Return the open file."""
    found: Upload | None = st.session_state.get(FILE)
    return found


def put_aside() -> None:
    """Forget the file and everything chosen for it."""
    for key in (FILE, *UNLIKE_FILE):
        st.session_state.pop(key, None)
    for key in [k for k in st.session_state if str(k).startswith("agree_")]:
        del st.session_state[key]
    st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1


def choose_file(lang: Lang) -> None:
    """Draw step 1: the upload field, and the kind of file where the file does not say."""
    put(imports.top(translate("import.title", lang), "", "choose", lang))
    put(elements.block(fill("<h1>{}</h1>", translate("import.choose", lang))))
    put(elements.hint(translate("import.choose_hint", lang)))
    put(_upload_words(lang))
    kinds = ("any", "tasks", "activities", "targets")
    kind = st.segmented_control(
        translate("import.kind", lang),
        kinds,
        default="any",
        format_func=lambda k: translate(f"import.kind_{k}", lang),
        required=True,
        key="import_kind",
    )
    with st.container(key="import_upload"):
        file = st.file_uploader(
            translate("import.upload", lang),
            FORMATS,
            key=f"import_upload_{st.session_state.get(ROUND, 0)}",
            label_visibility="collapsed",
        )
    if file is not None:
        put_aside()
        wanted = None if kind in (None, "any") else kind
        st.session_state[FILE] = Upload(file.name, file.getvalue(), wanted)
        free_upload()
        st.session_state.pop(DONE, None)
        st.rerun()


def _upload_words(lang: Lang) -> Sheet:
    """Replace the English words of Streamlit's upload field by the style sheet."""
    zone = ".st-key-import_upload [data-testid=stFileUploaderDropzone]"
    words = {
        key: json.dumps(translate(f"import.{key}", lang), ensure_ascii=False)
        for key in ("drop", "limits", "browse")
    }
    return Sheet(
        f"{zone} [data-testid=stFileUploaderDropzoneInstructions]>div>*,"
        f"{zone} [data-testid=stFileUploaderDropzoneInstructions]>div{{font-size:0}}"
        f"{zone} [data-testid=stFileUploaderDropzoneInstructions]>div::before"
        f"{{content:{words['drop']};font-size:16px;font-weight:600;display:block}}"
        f"{zone} [data-testid=stFileUploaderDropzoneInstructions]>div::after"
        f"{{content:{words['limits']};font-size:14px;display:block;opacity:.8}}"
        f"{zone} button p{{display:none}}{zone} button{{font-size:0}}"
        f"{zone} button::after{{content:{words['browse']};font-size:15px}}"
    )


def templates(
    kinds: Sequence[str],
    catalog: Catalog,
    newest: int,
    make: Callable[[str, int], bytes],
    lang: Lang,
) -> None:
    """Offer the templates by kind and year; `make` raises ValueError where there is none."""
    put(
        elements.block(
            elements.heading(
                translate("import.templates", lang), translate("import.templates_hint", lang)
            )
        )
    )
    kind = st.selectbox(
        translate("import.template_kind", lang),
        kinds,
        format_func=lambda k: kind_name(k, catalog, lang),
    )
    years = range(newest + 2, 2004, -1)
    year = st.selectbox(translate("import.template_year", lang), years, index=1)
    try:
        content = make(kind, year)
    except ValueError:
        name = kind_name(kind, catalog, lang)
        put(elements.hint(translate("import.template_none", lang, index=name, year=year)))
        return
    st.download_button(
        translate("import.template_get", lang),
        content,
        f"{kind}_{year}.xlsx",
        downloads.XLSX,
        on_click="ignore",
    )


def kind_name(kind: str, catalog: Catalog, lang: Lang) -> str:
    """Return the name of an index, a plan or a log."""
    return (
        catalog.indices[kind].name(lang)
        if kind in catalog.indices
        else translate(f"import.kind_{kind}", lang)
    )
