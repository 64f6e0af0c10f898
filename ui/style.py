"""The one style sheet: what Streamlit's theme cannot say."""

from __future__ import annotations

from dataclasses import fields

import streamlit as st

from reports.palette import PALETTES, Palette

CSS = """
.stMainBlockContainer{padding-left:2.5rem;padding-right:2.5rem;padding-bottom:1rem;max-width:none}
.stVerticalBlock{gap:.75rem}
.st-key-lang{position:fixed!important;top:.75rem;right:2.5rem;left:auto!important;width:fit-content!important;z-index:999991}
.st-key-lang .stElementContainer,.st-key-lang .stButtonGroup{width:fit-content!important}
.stLayoutWrapper:has(>.st-key-lang){position:absolute}
.st-key-filters{margin-bottom:-.25rem;gap:.5rem}
.st-key-filters .stButtonGroup button{padding:0 9px;min-height:2.5rem}
.st-key-filters [data-baseweb=select]{font-weight:600}
.p{color:var(--ink);font-variant-numeric:tabular-nums;line-height:1.3}
.p a{color:inherit}
.p .head{display:grid;grid-template-columns:407px 1fr;gap:32px;align-items:start}
.p .head.plain{grid-template-columns:1fr}
.p .counts{display:grid;grid-template-columns:1fr 1fr;gap:16px}
.p .count b{display:block;font-size:56px;line-height:56px;font-weight:700;letter-spacing:-.5px}
.p .count span{display:block;color:var(--ink2);font-size:14px;line-height:19px;max-width:150px;margin-top:2px}
.p h1{font-size:27px;line-height:34px;font-weight:700;margin:0;padding:0;letter-spacing:-.1px;text-wrap:balance}
.p .head p{font-size:15px;line-height:22px;color:var(--ink2);margin:6px 0 0}
.p .head p b{color:var(--ink)}
.p h3{font-size:16px;line-height:21px;font-weight:600;margin:0;padding:0}
.p .sub{font-size:13px;line-height:18px;color:var(--ink2);margin:2px 0 0}
.p .rule{border-top:2px solid var(--ink);padding-top:8px}
.p .note{font-size:13px;line-height:18px;color:var(--ink3);margin-top:8px}
[class*=st-key-tile_]{gap:0;border-top:2px solid var(--ink);padding-top:6px}
[class*=st-key-small_]{display:grid!important;grid-template-columns:92px 1fr;column-gap:12px;row-gap:0;align-items:center;border-top:1px solid var(--rule);padding-top:4px}
[class*=st-key-small_]>:nth-child(3){grid-column:1/-1}[class*=st-key-small_]>*{width:auto!important;min-width:0}
[class*=st-key-tile_] a,[class*=st-key-small_] a{padding:0 .5rem;margin-left:-.5rem;min-height:0}
[class*=st-key-tile_] a p,[class*=st-key-small_] a p{font-weight:600;font-size:16px;line-height:22px;color:var(--ink);white-space:nowrap}
[class*=st-key-tile_] a p code{font:inherit;background:none;color:var(--ink3);padding:0;margin-right:4px}
.tile{display:grid;grid-template-columns:minmax(0,1fr) 184px;column-gap:16px;min-height:152px}
.tile .score{font-size:40px;line-height:42px;font-weight:600;margin-top:4px}
.tile .vs{font-size:15px;line-height:20px;color:var(--ink2);margin-bottom:8px}
.tile .vs b,.small .vs b{color:var(--ink);font-weight:600}
.tile .wide{grid-column:1/-1}
.pill{display:inline-flex;align-items:center;gap:6px;border:1px solid;border-radius:4px;padding:2px 10px 2px 8px;font-weight:700;font-size:15px;line-height:22px;vertical-align:middle}
.pill img,.say img{display:block}
.say{display:inline-flex;align-items:center;gap:6px;font-weight:600;font-size:15px;line-height:22px;white-space:nowrap}
.sure{font-weight:600;font-size:15px;margin-left:10px;vertical-align:middle;color:var(--ink)}
.noise{position:relative;width:190px;margin-top:8px;font-size:12px;line-height:14px;color:var(--ink3)}
.noise img{display:block}
.noise span{position:absolute;top:17px;transform:translateX(-50%)}
.spark img{display:block}
.spark .ends{display:flex;justify-content:space-between;font-size:12px;line-height:14px;color:var(--ink3)}
.net{font-size:13px;line-height:18px;color:var(--ink2);text-align:right;align-self:end;padding-bottom:16px}
.net b{color:var(--ink);font-weight:600}
.why{font-size:13px;line-height:18px;color:var(--ink2);margin-top:6px}
.small{font-size:13px;line-height:18px;color:var(--ink2)}
.small.line{display:flex;flex-wrap:wrap;align-items:center;gap:2px 12px;min-height:28px;font-size:15px}
.small.line .score{font-weight:600;font-size:16px;color:var(--ink)}
.small .pill{font-size:14px;line-height:20px;padding:1px 8px 1px 6px}
.legend{font-size:13px;line-height:19px;color:var(--ink2);border-top:1px solid var(--rule);padding-top:8px}
.legend .keys{display:flex;flex-wrap:wrap;gap:2px 18px;align-items:center}
.legend .keys span{display:inline-flex;align-items:center;gap:6px}
.legend .src{color:var(--ink3);margin-top:2px}
.p table{border-collapse:collapse;width:100%;font-size:14px;line-height:20px;margin-top:8px}
.p thead th{background:var(--panel);color:var(--ink2);font-weight:400;font-size:13px;position:sticky;top:0;z-index:1;white-space:nowrap}
.p th,.p td{padding:4px 8px;text-align:left;border-bottom:1px solid var(--rule);vertical-align:middle}
.p th.n,.p td.n{text-align:right;white-space:nowrap}
.p td.y{font-weight:600}
.p tbody th{font-weight:400}
.p tr.us td,.p tr.us th{font-weight:700;background:var(--panel)}
.p .scroll{max-height:var(--tall,300px);overflow:auto}
.p td.t{white-space:nowrap}
.p td.src{font-size:13px;color:var(--ink2);max-width:260px}
.p .heat td{text-align:right;padding:4px 6px;border:0;border-bottom:1px solid var(--bg);min-width:50px}
.p .heat th{border-bottom:1px solid var(--rule)}
.p .heat thead th{text-align:right}.p .heat thead th:first-child{text-align:left}
.p .heat tbody th{white-space:nowrap;max-width:380px;overflow:hidden;text-overflow:ellipsis}
.p .heat td.cut{border-left:2px dotted var(--not_comparable)}
.p .heat tr.top th,.p .heat tr.top td{font-weight:600}
.facts{width:100%}
.facts .g{font-size:13px;color:var(--ink3);padding-top:5px}
.facts td{padding:3px 0;border-bottom:1px solid var(--rule);font-size:14px}
.facts td:first-child{width:46%}
.facts td.v{text-align:right;font-weight:600;white-space:nowrap;padding-right:14px}
.notice{border-left:3px solid var(--no_data);padding:6px 12px;background:var(--panel);font-size:15px;line-height:21px;color:var(--ink)}
@media (min-width:1600px){.p h1{font-size:34px;line-height:42px}.p .head p{font-size:18px;line-height:26px}.tile .score{font-size:48px;line-height:50px}
.tile .vs,.pill,.sure,.say{font-size:17px}.p table{font-size:16px;line-height:22px}.p thead th,.p .sub,.p .note,.legend,.why,.small,.net,.p td.src,.facts .g{font-size:15px;line-height:21px}
.facts td{font-size:16px}.p h3,[class*=st-key-tile_] a p,[class*=st-key-small_] a p{font-size:18px;line-height:24px}.p .count b{font-size:72px;line-height:72px}.p .count span{font-size:16px;line-height:21px;max-width:190px}}
"""


def palette() -> Palette:
    """The colours of the theme that the reader's browser shows."""
    return PALETTES["dark" if st.context.theme.type == "dark" else "light"]


def apply() -> None:
    """Puts the style sheet and the palette's colours, as variables, into the page."""
    colours = palette()
    names = [f.name for f in fields(Palette) if isinstance(getattr(colours, f.name), str)]
    variables = "".join(f"--{name}:{getattr(colours, name)};" for name in names)
    st.html(f"<style>:root{{{variables}}}{CSS}</style>")
