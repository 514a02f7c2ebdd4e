"""Units of measure: each as the kind it measures and its size in the basic unit of that kind.

Basic units: metre, acre, day, mile per hour, tonne, litre, the currency's own, year of age; percent; degree as written.
"""

from __future__ import annotations

_SIZES: dict[str, dict[str, float]] = {
    "length": {
        "mile miles": 1609.344,
        "kilometer kilometers kilometre kilometres km": 1000.0,
        "meter meters metre metres": 1.0,
        "foot feet ft": 0.3048,
        "inch inches": 0.0254,
        "yard yards": 0.9144,
        "centimeter centimeters centimetre centimetres cm": 0.01,
        "millimeter millimeters mm": 0.001,
    },
    "area": {
        "acre acres": 1.0,
        "hectare hectares": 2.47105,
        "square-mile square-miles sq-miles": 640.0,
        "square-kilometer square-kilometers square-kilometre square-kilometres": 247.105,
        "square-foot square-feet": 2.2957e-5,
    },
    "speed": {
        "mph miles-per-hour miles-an-hour": 1.0,
        "km/h kph kilometers-per-hour kilometres-per-hour kilometers-an-hour": 0.621371,
        "knots": 1.15078,
    },
    "duration": {
        "second seconds": 1 / 86400,
        "minute minutes": 1 / 1440,
        "hour hours": 1 / 24,
        "day days": 1.0,
        "week weeks": 7.0,
        "month months": 30.4375,
        "year years": 365.25,
        "decade decades": 3652.5,
        "century centuries": 36525.0,
    },
    "age": {"year-old years-old year-olds": 1.0},
    "mass": {
        "pound pounds lb lbs": 0.00045359,
        "kilogram kilograms kg": 0.001,
        "ton tons": 0.907185,
        "tonne tonnes metric-ton metric-tons": 1.0,
        "ounce ounces": 2.83495e-5,
    },
    "volume": {"gallon gallons": 3.78541, "liter liters litre litres": 1.0, "barrel barrels": 158.987},
    "temperature": {"degree degrees": 1.0},
    "percent": {"percent per-cent": 1.0},
    "percentage point": {"percentage-point percentage-points": 1.0},
    "dollar": {"dollar dollars": 1.0, "cent cents": 0.01},
    "euro": {"euro euros": 1.0},
    "pound sterling": {"pounds-sterling": 1.0, "pence": 0.01},
    "rupee": {"rupee rupees": 1.0, "paise": 0.01},
    "krona": {"krona kronor krone kroner koruna korunas": 1.0},
    "franc": {"franc francs": 1.0},
    "rand": {"rand rands": 1.0},
    "naira": {"naira": 1.0},
    "shilling": {"shilling shillings": 1.0},
    "yuan": {"yuan renminbi": 1.0},
    "yen": {"yen": 1.0},
    "ruble": {"ruble rubles rouble roubles": 1.0},
    "peso": {"peso pesos": 1.0},
    "zloty": {"zloty zlotys zlotych": 1.0},
    "hryvnia": {"hryvnia hryvnias": 1.0},
    "lira": {"lira liras": 1.0},
    "dirham": {"dirham dirhams": 1.0},
    "taka": {"taka": 1.0},
    "ringgit": {"ringgit": 1.0},
    "baht": {"baht": 1.0},
    "rupiah": {"rupiah": 1.0},
    "cedi": {"cedi cedis": 1.0},
    "shekel": {"shekel shekels": 1.0},
    "forint": {"forint forints": 1.0},
    "riyal": {"riyal riyals": 1.0},
    "dinar": {"dinar dinars": 1.0},
    "birr": {"birr": 1.0},
    "kwacha": {"kwacha": 1.0},
    "real": {"reais": 1.0},
}
CURRENCIES = frozenset(
    """dollar euro rupee krona franc rand naira shilling yuan yen ruble peso zloty hryvnia lira dirham taka ringgit baht rupiah
    cedi shekel forint riyal dinar birr kwacha real""".split()
) | {"pound sterling"}
"""The kinds that are money."""

UNITS: dict[str, tuple[str, float]] = {
    name.replace("-", " "): (kind, size)
    for kind, sizes in _SIZES.items()
    for names, size in sizes.items()
    for name in names.split()
}
"""Name of a unit, singular or plural -> the kind it measures, and its size in the basic unit of the kind."""
