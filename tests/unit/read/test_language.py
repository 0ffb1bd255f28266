from __future__ import annotations

import pytest

from factcheck.read.language import foreign_language

FOREIGN = {
    "German": "Der Umsatz des Konzerns ist im vierten Quartal um acht Prozent auf drei Milliarden Euro gestiegen, wie das Unternehmen am Dienstag mitteilte. Die Aktie legte nach der Vorlage der Zahlen zu, und der Vorstand bekräftigte die Prognose für das laufende Jahr.",
    "French": "Le chiffre d'affaires du groupe a progressé de huit pour cent au quatrième trimestre, a annoncé mardi la société dans un communiqué. Le titre a gagné du terrain après la publication des résultats et la direction a confirmé ses objectifs pour l'année.",
    "Spanish": "Los ingresos del grupo aumentaron un ocho por ciento en el cuarto trimestre, según informó el martes la empresa. La acción subió tras la publicación de los resultados y la dirección confirmó las previsiones para este año.",
    "Italian": "I ricavi del gruppo sono aumentati dell'otto per cento nel quarto trimestre, ha comunicato martedì la società. Il titolo è salito dopo la pubblicazione dei risultati e la direzione ha confermato gli obiettivi per quest'anno, che sono più alti di quelli dello scorso anno.",
    "Dutch": "De omzet van het concern is in het vierde kwartaal met acht procent gestegen, zo maakte het bedrijf dinsdag bekend. Het aandeel won terrein na de publicatie van de cijfers en de directie bevestigde de verwachting voor het lopende jaar.",
    "Chinese": "公司周二表示，第四季度营收增长百分之八。",
    "Japanese": "同社は火曜日、第４四半期の売上高が８％増加したと発表した。",
    "Korean": "회사는 화요일 4분기 매출이 8% 증가했다고 밝혔다.",
    "a Cyrillic script": "Выручка группы выросла на восемь процентов в четвертом квартале.",
}

ENGLISH = [
    "Revenue rose 8% to $3 billion in the fourth quarter, the company said on Tuesday, and its shares gained after the results were published.",
    "Q4 rev $12.1bn v $11.8bn est; EPS 2.10 v 1.98; GM 41.2%; guides FY rev $50bn; BABA +3% pre; cloud +13% y/y; capex 31.8bn; buyback $1.3bn; div $0.66; AI x6 qtrs; PT 160 (138); Buy.",
    "Die Welt and Le Monde reported that De Telegraaf, El País and La Repubblica, the largest papers of five countries, lost 4% of their readers.",
    "US CPI\nHeadline y/y 2.8% 3.0%\nCore y/y 3.1% 3.3%\nShelter y/y 4.2% 4.4%\nFood y/y 2.6% 2.5%\nEnergy y/y -0.2% 1.0%\nAirfares m/m -4.0% 1.2%\nCars m/m 0.9% 2.2%",
    "de la Rue de la Rue de la Rue de la Rue de la Rue de la Rue de la Rue de la Rue de la Rue sold Cash Division for 300m",
    "BABA",
    "",
    "1 2 3 4 5",
    "Revenue rose. 阿里巴巴 (Alibaba) said so.",
]


@pytest.mark.parametrize("language", FOREIGN)
def test_other_languages_are_named(language: str) -> None:
    assert foreign_language(FOREIGN[language]) == language


@pytest.mark.parametrize("text", ENGLISH)
def test_english_passes_even_without_a_stop_word(text: str) -> None:
    assert foreign_language(text) is None
