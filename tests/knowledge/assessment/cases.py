"""Published results used in tests. Sources: mkri.id, 8 June 2021; MC Kalsel, 21 October 2024."""

MK_2021 = {"1": "37.5", "2": "38", "3": "75", "4": "25", "5": "77.5", "6": "35", "7": "16", "8": "23"}
KALSEL_SOURCE = "MC Kalsel, 21 Oktober 2024"
KALSEL_STATEMENTS = {
    "3": ("lemah", "Manajemen talenta dan rencana suksesi disebut masih kurang."),
    "4": ("lemah", "Mutasi dan promosi disebut masih perlu ditingkatkan."),
    "5": ("lemah", "Manajemen kinerja disebut masih perlu ditingkatkan."),
    **dict.fromkeys(("1", "2", "6", "7", "8"), ("maksimal", "Disebut sudah maksimal.")),
}
