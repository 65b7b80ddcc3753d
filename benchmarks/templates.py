"""Jinja2 against Django's templates on the same page: 125 facet links and 20 result cards, the same bytes out.

Run: ``python -m benchmarks.templates``. Prints the median CPU of each and their ratio; fails when Jinja2 takes more than half.
"""

from __future__ import annotations

import sys
from statistics import median
from time import process_time
from typing import Any

import django
from django.conf import settings
from django.template import Context, Engine
from jinja2 import DictLoader, Environment, StrictUndefined

ROUNDS, BAR = 40, 0.5
BODY = """<ul>{% for f in facets %}<li><a href="{{ f.url }}"{% if f.on %} aria-current="true"{% endif %}>{{ f.label }}
 <span>{{ f.count }}</span></a></li>{% endfor %}</ul>
{% for r in results %}<article><h3><a href="{{ r.url }}">{{ r.title }}</a></h3>
<p>{{ r.here }} – {{ r.there }}, {{ r.country }}</p><p>{{ r.text }}</p>{% if r.amount %}<p>{{ r.amount }}</p>{% endif %}
<ul>{% for t in r.themes %}<li>{{ t }}</li>{% endfor %}</ul></article>
{% endfor %}"""


def content() -> dict[str, Any]:
    """The same page for both."""
    facets = [
        {"url": f"/partenariats/?pays={n}", "label": f"Pays n°{n}", "count": n, "on": n % 50 == 0} for n in range(125)
    ]
    card = {
        "url": "/partenariats/1-kayes/",
        "title": "Renforcer l’eau & l’assainissement",
        "here": "Ville d’Ici",
        "there": "Ville de Là-bas",
        "country": "Mali",
        "text": "Un texte assez long pour ressembler à un résumé, <avec> des signes à échapper. " * 3,
        "amount": "853 050 €",
        "themes": ["Eau", "Gouvernance", "Santé"],
    }
    return {"facets": facets, "results": [card] * 20}


def main() -> int:
    settings.configure(USE_I18N=False)
    django.setup()
    page = content()
    django_template = Engine().from_string(BODY)
    jinja = Environment(loader=DictLoader({"page": BODY}), autoescape=True, undefined=StrictUndefined)
    renderers = {
        "django": lambda: django_template.render(Context(page)),
        "jinja2": lambda: jinja.get_template("page").render(page),
    }
    spent: dict[str, list[float]] = {name: [] for name in renderers}
    for _ in range(ROUNDS):
        for name, render in renderers.items():
            start = process_time()
            render()
            spent[name].append(process_time() - start)
    milliseconds = {name: median(times) * 1000 for name, times in spent.items()}
    ratio = median(j / d for j, d in zip(spent["jinja2"], spent["django"], strict=True))
    for name, value in milliseconds.items():
        print(f"{name:8} {value:6.2f} ms CPU")
    print(f"ratio    {ratio:6.2f}  (bar {BAR})")
    return 0 if ratio <= BAR else 1


if __name__ == "__main__":
    sys.exit(main())
