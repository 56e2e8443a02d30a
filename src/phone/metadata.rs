//! What is known of the numbering plans of the world. Written by `tools/phones.py`: change nothing here.
//!
//! The facts are those of libphonenumber's metadata (Apache-2.0), as version
//! 9.0.43 of the Python package `phonenumbers` has them.

use super::pattern::Pattern;
use super::region::{Format, Region};

const fn whole(text: &'static str) -> Pattern {
    Pattern::whole(text)
}

const fn start(text: &'static str) -> Pattern {
    Pattern::start(text)
}

/// All regions, by calling code, the main region of a code first.
#[rustfmt::skip]
pub(super) static REGIONS: [Region; 254] = [
    Region { code: "US", calling: 1, lengths: 1 << 10, local_lengths: 1 << 7, international_prefix: Some(start("011")), national_prefix: Some(start("1")), national_prefix_becomes: None, number: whole(r"[2-9]\d{9}|3\d{6}"), own: Some(whole(r"900[2-9]\d{6}|8(?:00|33|44|55|66|77|88)[2-9]\d{6}|52(?:3(?:[2-46-9][02-9]\d|5(?:[02-46-9]\d|5[0-46-9]))|4(?:[2-478][02-9]\d|5(?:[034]\d|2[024-9]|5[0-46-9])|6(?:0[1-9]|[2-9]\d)|9(?:[05-9]\d|2[0-5]|49)))\d{4}|52[34][2-9]1[02-9]\d{4}|5(?:00|2[125-9]|3[23]|44|66|77|88)[2-9]\d{6}|983[2-57-9]\d{6}|(?:2(?:0[1-35-9]|1[02-9]|2[03-57-9]|3[1459]|4[08]|5[1-46]|6[0279]|7[02469]|8[13])|3(?:0[1-57-9]|1[02-9]|2[013-79]|3[0-24679]|4[167]|5[0-3]|6[01349]|8[056])|4(?:0[124-9]|1[02-579]|2[3-5]|3[0245]|4[023578]|58|6[349]|7[02589]|8[04])|5(?:0[1-57-9]|1[0235-8]|20|3[0149]|4[01]|5[179]|6[1-47]|7[0-5]|8[0256])|6(?:0[1-35-9]|1[024-9]|2[03689]|3[016]|4[0156]|5[01679]|6[0-279]|78|8[0-269])|7(?:0[1-46-8]|1[2-9]|2[04-8]|3[0-2478]|4[0378]|5[47]|6[02359]|7[0-59]|8[156])|8(?:0[1-68]|1[02-8]|2[0168]|3[0-2589]|4[03578]|5[046-9]|6[02-5]|7[028])|9(?:0[1346-9]|1[02-9]|2[0589]|3[0146-8]|4[01357-9]|5[12469]|7[0-3589]|8[04-69]))[2-9]\d{6}")), fixed_line: None, not_fixed_line: None, formats: &FORMATS_1 },
    Region { code: "AG", calling: 1, lengths: 1 << 10, local_lengths: 1 << 7, international_prefix: Some(start("011")), national_prefix: Some(start(r"([457]\d{6})$|1")), national_prefix_becomes: Some("268$1"), number: whole(r"(?:268|[58]\d\d|900)\d{7}"), own: Some(start("268")), fixed_line: Some(whole(r"268(?:4(?:6[0-38]|84)|56[0-2])\d{4}")), not_fixed_line: None, formats: &[] },
    Region { code: "AI", calling: 1, lengths: 1 << 10, local_lengths: 1 << 7, international_prefix: Some(start("011")), national_prefix: Some(start(r"([2457]\d{6})$|1")), national_prefix_becomes: Some("264$1"), number: whole(r"(?:264|[58]\d\d|900)\d{7}"), own: Some(start("264")), fixed_line: Some(whole(r"264(?:292|4(?:6[12]|9[78]))\d{4}")), not_fixed_line: None, formats: &[] },
    Region { code: "AS", calling: 1, lengths: 1 << 10, local_lengths: 1 << 7, international_prefix: Some(start("011")), national_prefix: Some(start(r"([267]\d{6})$|1")), national_prefix_becomes: Some("684$1"), number: whole(r"(?:[58]\d\d|684|900)\d{7}"), own: Some(start("684")), fixed_line: Some(whole(r"684(?:274|6(?:22|33|44|55|77|88|9[19]))\d{4}")), not_fixed_line: Some(whole(r"684(?:2(?:48|5[2468]|7[246])|7(?:3[13]|70|82))\d{4}")), formats: &[] },
    Region { code: "BB", calling: 1, lengths: 1 << 10, local_lengths: 1 << 7, international_prefix: Some(start("011")), national_prefix: Some(start(r"([2-9]\d{6})$|1")), national_prefix_becomes: Some("246$1"), number: whole(r"(?:246|[58]\d\d|900)\d{7}"), own: Some(start("246")), fixed_line: Some(whole(r"246521[0369]\d{3}|246(?:2(?:2[78]|7[0-4])|4(?:1[024-6]|2\d|3[2-9])|5(?:20|[34]\d|54|7[1-3])|6(?:2\d|38)|7[35]7|9(?:1[89]|63))\d{4}")), not_fixed_line: None, formats: &[] },
    Region { code: "BM", calling: 1, lengths: 1 << 10, local_lengths: 1 << 7, international_prefix: Some(start("011")), national_prefix: Some(start(r"([2-9]\d{6})$|1")), national_prefix_becomes: Some("441$1"), number: whole(r"(?:441|[58]\d\d|900)\d{7}"), own: Some(start("441")), fixed_line: Some(whole(r"441(?:[46]\d\d|5(?:4\d|60|89))\d{4}")), not_fixed_line: None, formats: &[] },
    Region { code: "BS", calling: 1, lengths: 1 << 10, local_lengths: 1 << 7, international_prefix: Some(start("011")), national_prefix: Some(start(r"([3-8]\d{6})$|1")), national_prefix_becomes: Some("242$1"), number: whole(r"(?:242|[58]\d\d|900)\d{7}"), own: Some(start("242")), fixed_line: Some(whole(r"242(?:3(?:02|[236][1-9]|4[0-24-9]|5[0-68]|7[347]|8[0-4]|9[2-467])|461|502|6(?:0[1-5]|12|2[013]|[45]0|7[67]|8[78]|9[89])|7(?:02|88))\d{4}")), not_fixed_line: None, formats: &[] },
    Region { code: "CA", calling: 1, lengths: 1 << 7 | 1 << 10, local_lengths: 0, international_prefix: Some(start("011")), national_prefix: Some(start("1")), national_prefix_becomes: None, number: whole(r"[2-9]\d{9}|3\d{6}"), own: Some(whole(r"900[2-9]\d{6}|8(?:00|33|44|55|66|77|88)[2-9]\d{6}|600[2-9]\d{6}|52(?:3(?:[2-46-9][02-9]\d|5(?:[02-46-9]\d|5[0-46-9]))|4(?:[2-478][02-9]\d|5(?:[034]\d|2[024-9]|5[0-46-9])|6(?:0[1-9]|[2-9]\d)|9(?:[05-9]\d|2[0-5]|49)))\d{4}|52[34][2-9]1[02-9]\d{4}|(?:5(?:2[125-9]|3[23]|44|66|77|88)|6(?:22|33))[2-9]\d{6}|310\d{4}|(?:2(?:04|[23]6|[48]9|5[07]|[67]3)|3(?:06|43|54|6[578]|82)|4(?:03|1[68]|[26]8|3[178]|50|74)|5(?:06|1[49]|48|79|8[147])|6(?:04|[18]3|39|47|72)|7(?:0[59]|42|53|78|8[02])|8(?:[06]7|19|25|7[39])|9(?:0[25]|42))[2-9]\d{6}")), fixed_line: None, not_fixed_line: None, formats: &[] },
    Region { code: "DM", calling: 1, lengths: 1 << 10, local_lengths: 1 << 7, international_prefix: Some(start("011")), national_prefix: Some(start(r"([2-7]\d{6})$|1")), national_prefix_becomes: Some("767$1"), number: whole(r"(?:[58]\d\d|767|900)\d{7}"), own: Some(start("767")), fixed_line: Some(whole(r"767(?:2(?:55|66)|4(?:2[01]|4[0-25-9])|50[0-4])\d{4}")), not_fixed_line: None, formats: &[] },
    Region { code: "DO", calling: 1, lengths: 1 << 10, local_lengths: 1 << 7, international_prefix: Some(start("011")), national_prefix: Some(start("1")), national_prefix_becomes: None, number: whole(r"(?:[58]\d\d|900)\d{7}"), own: Some(start("8001|8[024]9")), fixed_line: None, not_fixed_line: None, formats: &[] },
    Region { code: "GD", calling: 1, lengths: 1 << 10, local_lengths: 1 << 7, international_prefix: Some(start("011")), national_prefix: Some(start(r"([2-9]\d{6})$|1")), national_prefix_becomes: Some("473$1"), number: whole(r"(?:473|[58]\d\d|900)\d{7}"), own: Some(start("473")), fixed_line: Some(whole(r"473(?:2(?:3[0-2]|69)|3(?:2[89]|86)|4(?:[06]8|3[5-9]|4[0-4]|5[59]|73|90)|63[68]|7(?:58|84)|800|938)\d{4}")), not_fixed_line: None, formats: &[] },
    Region { code: "GU", calling: 1, lengths: 1 << 10, local_lengths: 1 << 7, international_prefix: Some(start("011")), national_prefix: Some(start(r"([2-9]\d{6})$|1")), national_prefix_becomes: Some("671$1"), number: whole(r"(?:[58]\d\d|671|900)\d{7}"), own: Some(start("671")), fixed_line: None, not_fixed_line: None, formats: &[] },
    Region { code: "JM", calling: 1, lengths: 1 << 10, local_lengths: 1 << 7, international_prefix: Some(start("011")), national_prefix: Some(start("1")), national_prefix_becomes: None, number: whole(r"(?:[58]\d\d|658|900)\d{7}"), own: Some(start("658|876")), fixed_line: Some(whole(r"8766060\d{3}|(?:658(?:2(?:[5-8]\d|9[0-46-9])|[3-9]\d\d)|876(?:52[35]|6(?:0[1-3579]|1[0235-9]|[23]\d|40|5[06]|6[2-589]|7[0-25-9]|8[04]|9[4-9])|7(?:0[2-689]|[1-6]\d|8[056]|9[45])|9(?:0[1-8]|1[02378]|[2-8]\d|9[2-468])))\d{4}")), not_fixed_line: Some(whole(r"(?:6582(?:[0-4]\d|95)|876(?:2(?:0[1-9]|[13-9]\d|2[013-9])|[348]\d\d|5(?:0[1-9]|[1-9]\d)|6(?:4[89]|6[67])|7(?:0[07]|7\d|8[1-47-9]|9[0-36-9])|9(?:[01]9|9[0579])))\d{4}")), formats: &[] },
    Region { code: "KN", calling: 1, lengths: 1 << 10, local_lengths: 1 << 7, international_prefix: Some(start("011")), national_prefix: Some(start(r"([2-7]\d{6})$|1")), national_prefix_becomes: Some("869$1"), number: whole(r"(?:[58]\d\d|900)\d{7}"), own: Some(start("869")), fixed_line: Some(whole(r"869(?:2(?:29|36)|302|4(?:6[015-9]|70)|56[5-7])\d{4}")), not_fixed_line: None, formats: &[] },
    Region { code: "KY", calling: 1, lengths: 1 << 10, local_lengths: 1 << 7, international_prefix: Some(start("011")), national_prefix: Some(start(r"([2-9]\d{6})$|1")), national_prefix_becomes: Some("345$1"), number: whole(r"(?:345|[58]\d\d|900)\d{7}"), own: Some(start("345")), fixed_line: Some(whole(r"345(?:2(?:22|3[23]|44|66)|333|444|6(?:23|38|40)|7(?:30|4[35-79]|6[6-9]|77)|8(?:00|1[45]|4[89]|88)|9(?:14|4[035-9]))\d{4}")), not_fixed_line: None, formats: &[] },
    Region { code: "LC", calling: 1, lengths: 1 << 10, local_lengths: 1 << 7, international_prefix: Some(start("011")), national_prefix: Some(start(r"([2-8]\d{6})$|1")), national_prefix_becomes: Some("758$1"), number: whole(r"(?:[58]\d\d|758|900)\d{7}"), own: Some(start("758")), fixed_line: Some(whole(r"758(?:234|4(?:30|5\d|6[2-9]|8[0-2])|57[0-2]|(?:63|75)8)\d{4}")), not_fixed_line: None, formats: &[] },
    Region { code: "MP", calling: 1, lengths: 1 << 10, local_lengths: 1 << 7, international_prefix: Some(start("011")), national_prefix: Some(start(r"([2-9]\d{6})$|1")), national_prefix_becomes: Some("670$1"), number: whole(r"[58]\d{9}|(?:67|90)0\d{7}"), own: Some(start("670")), fixed_line: None, not_fixed_line: None, formats: &[] },
    Region { code: "MS", calling: 1, lengths: 1 << 10, local_lengths: 1 << 7, international_prefix: Some(start("011")), national_prefix: Some(start(r"([34]\d{6})$|1")), national_prefix_becomes: Some("664$1"), number: whole(r"(?:[58]\d\d|664|900)\d{7}"), own: Some(start("664")), fixed_line: Some(whole(r"6644(?:1[0-3]|91)\d{4}")), not_fixed_line: None, formats: &[] },
    Region { code: "PR", calling: 1, lengths: 1 << 10, local_lengths: 1 << 7, international_prefix: Some(start("011")), national_prefix: Some(start("1")), national_prefix_becomes: None, number: whole(r"(?:[589]\d\d|787)\d{7}"), own: Some(start("787|939")), fixed_line: None, not_fixed_line: None, formats: &[] },
    Region { code: "SX", calling: 1, lengths: 1 << 10, local_lengths: 1 << 7, international_prefix: Some(start("011")), national_prefix: Some(start(r"(5\d{6})$|1")), national_prefix_becomes: Some("721$1"), number: whole(r"7215\d{6}|(?:[58]\d\d|900)\d{7}"), own: Some(start("721")), fixed_line: Some(whole(r"7215(?:4[2-8]|8[39]|9[056])\d{4}")), not_fixed_line: None, formats: &[] },
    Region { code: "TC", calling: 1, lengths: 1 << 10, local_lengths: 1 << 7, international_prefix: Some(start("011")), national_prefix: Some(start(r"([2-479]\d{6})$|1")), national_prefix_becomes: Some("649$1"), number: whole(r"(?:[58]\d\d|649|900)\d{7}"), own: Some(start("649")), fixed_line: Some(whole(r"649(?:266|712|9(?:4\d|50))\d{4}")), not_fixed_line: None, formats: &[] },
    Region { code: "TT", calling: 1, lengths: 1 << 10, local_lengths: 1 << 7, international_prefix: Some(start("011")), national_prefix: Some(start(r"([2-46-8]\d{6})$|1")), national_prefix_becomes: Some("868$1"), number: whole(r"(?:[58]\d\d|900)\d{7}"), own: Some(start("868")), fixed_line: Some(whole(r"868(?:2(?:01|1[5-9]|[23]\d|4[0-2])|6(?:0[7-9]|1[02-8]|2[1-9]|[3-69]\d|7[0-79])|82[124])\d{4}")), not_fixed_line: None, formats: &[] },
    Region { code: "VC", calling: 1, lengths: 1 << 10, local_lengths: 1 << 7, international_prefix: Some(start("011")), national_prefix: Some(start(r"([2-7]\d{6})$|1")), national_prefix_becomes: Some("784$1"), number: whole(r"(?:[58]\d\d|784|900)\d{7}"), own: Some(start("784")), fixed_line: Some(whole(r"784(?:266|3(?:6[6-9]|7\d|8[0-6])|4(?:38|5[0-36-8]|8[0-8])|5(?:55|7[0-2]|93)|638|784)\d{4}")), not_fixed_line: None, formats: &[] },
    Region { code: "VG", calling: 1, lengths: 1 << 10, local_lengths: 1 << 7, international_prefix: Some(start("011")), national_prefix: Some(start(r"([2-578]\d{6})$|1")), national_prefix_becomes: Some("284$1"), number: whole(r"(?:284|[58]\d\d|900)\d{7}"), own: Some(start("284")), fixed_line: Some(whole(r"284(?:229|4(?:22|9[45])|774|8(?:52|6[459]))\d{4}")), not_fixed_line: None, formats: &[] },
    Region { code: "VI", calling: 1, lengths: 1 << 10, local_lengths: 1 << 7, international_prefix: Some(start("011")), national_prefix: Some(start(r"([2-9]\d{6})$|1")), national_prefix_becomes: Some("340$1"), number: whole(r"[58]\d{9}|(?:34|90)0\d{7}"), own: Some(start("340")), fixed_line: None, not_fixed_line: None, formats: &[] },
    Region { code: "RU", calling: 7, lengths: 1 << 10 | 1 << 14, local_lengths: 1 << 7, international_prefix: Some(start("810")), national_prefix: Some(start("8")), national_prefix_becomes: None, number: whole(r"8\d{13}|[347-9]\d{9}"), own: Some(start("[3489]")), fixed_line: Some(whole(r"(?:3(?:0[12]|36|4[1-35-79]|5[1-3]|65|8[1-58]|9[0145])|4(?:01|1[1356]|2[13467]|7[1-5]|8[1-7]|9[1-689])|8(?:1[1-8]|2[01]|3[13-6]|4[0-8]|5[15-7]|6[0-35-79]|7[1-37-9]))\d{7}")), not_fixed_line: None, formats: &FORMATS_7 },
    Region { code: "KZ", calling: 7, lengths: 1 << 10 | 1 << 14, local_lengths: 1 << 5 | 1 << 6 | 1 << 7, international_prefix: Some(start("810")), national_prefix: Some(start("8")), national_prefix_becomes: None, number: whole(r"8\d{13}|[78]\d{9}"), own: Some(start("7")), fixed_line: Some(whole(r"7(?:1(?:0(?:[23]\d|4[0-3]|59|63)|1(?:[23]\d|4[0-79]|59)|2(?:[23]\d|59)|3(?:2\d|3[0-79]|4[0-35-9]|59)|4(?:[24]\d|3[013-9]|5[1-9]|97)|5(?:2\d|3[1-9]|4[0-7]|59)|6(?:[2-4]\d|5[19]|61)|72\d|8(?:[27]\d|3[1-46-9]|4[0-5]|59))|2(?:1(?:[23]\d|4[46-9]|5[3469])|2(?:2\d|3[0679]|46|5[12679])|3(?:[2-4]\d|5[139])|4(?:2\d|3[1-35-9]|59)|5(?:[23]\d|4[0-8]|59|61)|6(?:2\d|3[1-9]|4[0-4]|59)|7(?:[2379]\d|40|5[279])|8(?:[23]\d|4[0-3]|59)|9(?:2\d|3[124578]|59)))\d{5}")), not_fixed_line: None, formats: &[] },
    Region { code: "EG", calling: 20, lengths: 1 << 8 | 1 << 9 | 1 << 10, local_lengths: 1 << 6 | 1 << 7, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"[189]\d{8,9}|[24-6]\d{8}|[135]\d{7}"), own: None, fixed_line: Some(whole(r"13[23]\d{6}|(?:15|57)\d{6,7}|(?:2\d|3|4[05-8]|5[05]|6[24-689]|8[2468]|9[235-7])\d{7}")), not_fixed_line: None, formats: &FORMATS_20 },
    Region { code: "ZA", calling: 27, lengths: 1 << 5 | 1 << 6 | 1 << 7 | 1 << 8 | 1 << 9 | 1 << 10, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"[1-79]\d{8}|8\d{4,9}"), own: None, fixed_line: Some(whole(r"(?:2(?:0330|4302)|52087)0\d{3}|(?:1[0-8]|2[1-378]|3[1-69]|4\d|5[1346-8])\d{7}")), not_fixed_line: Some(whole(r"(?:1(?:3492[0-25]|4495[0235]|549(?:20|5[01]))|4[34]492[01])\d{3}|8[1-4]\d{3,7}|(?:2[27]|47|54)4950\d{3}|(?:1(?:049[2-4]|9[12]\d\d)|(?:50[0-2]|[67]\d\d)\d\d|8(?:5\d{3}|7(?:08[67]|158|28[5-9]|310)))\d{4}|(?:1[6-8]|28|3[2-69]|4[025689]|5[36-8])4920\d{3}|(?:12|[2-5]1)492\d{4}")), formats: &FORMATS_27 },
    Region { code: "GR", calling: 30, lengths: 1 << 10 | 1 << 11 | 1 << 12, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"5005000\d{3}|8\d{9,11}|(?:[269]\d|70)\d{8}"), own: None, fixed_line: Some(whole(r"2(?:1\d\d|2(?:2[1-46-9]|[36][1-8]|4[1-7]|5[1-4]|7[1-5]|[89][1-9])|3(?:1\d|2[1-57]|[35][1-3]|4[13]|7[1-7]|8[124-6]|9[1-79])|4(?:1\d|2[1-8]|3[1-4]|4[13-5]|6[1-578]|9[1-5])|5(?:1\d|[29][1-4]|3[1-5]|4[124]|5[1-6])|6(?:1\d|[269][1-6]|3[1245]|4[1-7]|5[13-9]|7[14]|8[1-5])|7(?:1\d|2[1-5]|3[1-6]|4[1-7]|5[1-57]|6[135]|9[125-7])|8(?:1\d|2[1-5]|[34][1-4]|9[1-57]))\d{6}")), not_fixed_line: None, formats: &FORMATS_30 },
    Region { code: "NL", calling: 31, lengths: 1 << 5 | 1 << 6 | 1 << 7 | 1 << 8 | 1 << 9 | 1 << 10 | 1 << 11, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"(?:[124-7]\d\d|3(?:[02-9]\d|1[0-8]))\d{6}|8\d{6,9}|9\d{6,10}|1\d{4,5}"), own: None, fixed_line: Some(whole(r"(?:1(?:[035]\d|1[13-578]|6[124-8]|7[24]|8[0-467])|2(?:[0346]\d|2[2-46-9]|5[125]|9[479])|3(?:[03568]\d|1[3-8]|2[01]|4[1-8])|4(?:[0356]\d|1[1-368]|7[58]|8[15-8]|9[23579])|5(?:[0358]\d|[19][1-9]|2[1-57-9]|4[13-8]|6[126]|7[0-3578])|7\d\d)\d{6}")), not_fixed_line: None, formats: &FORMATS_31 },
    Region { code: "BE", calling: 32, lengths: 1 << 8 | 1 << 9, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"4\d{8}|[1-9]\d{7}"), own: None, fixed_line: Some(whole(r"80[2-8]\d{5}|(?:1[0-69]|[23][2-8]|4[23]|5\d|6[013-57-9]|71|8[1-79]|9[2-4])\d{6}")), not_fixed_line: None, formats: &FORMATS_32 },
    Region { code: "FR", calling: 33, lengths: 1 << 9, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"[1-9]\d{8}"), own: None, fixed_line: Some(whole(r"(?:26[013-9]|59[1-35-9])\d{6}|(?:[13]\d|2[0-57-9]|4[1-9]|5[0-8])\d{7}")), not_fixed_line: None, formats: &FORMATS_33 },
    Region { code: "ES", calling: 34, lengths: 1 << 9, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"400\d{6}|(?:51|[6-9]\d)\d{7}"), own: None, fixed_line: Some(whole(r"96906(?:0[0-8]|1[1-9]|[2-9]\d)\d\d|9(?:69(?:0[0-57-9]|[1-9]\d)|73(?:[0-8]\d|9[1-9]))\d{4}|(?:400|8(?:[1356]\d|[28][0-8]|[47][1-9])|9(?:[135]\d|[268][0-8]|4[1-9]|7[124-9]))\d{6}")), not_fixed_line: None, formats: &FORMATS_34 },
    Region { code: "HU", calling: 36, lengths: 1 << 8 | 1 << 9, local_lengths: 1 << 6 | 1 << 7, international_prefix: Some(start("00")), national_prefix: Some(start("06")), national_prefix_becomes: None, number: whole(r"[235-7]\d{8}|[1-9]\d{7}"), own: None, fixed_line: Some(whole(r"(?:1\d|[27][2-9]|3[2-7]|4[24-9]|5[2-79]|6[23689]|8[2-57-9]|9[2-69])\d{6}")), not_fixed_line: None, formats: &FORMATS_36 },
    Region { code: "IT", calling: 39, lengths: 1 << 6 | 1 << 7 | 1 << 8 | 1 << 9 | 1 << 10 | 1 << 11 | 1 << 12, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"0\d{5,11}|1\d{8,10}|3(?:[0-8]\d{7,10}|9\d{7,8})|(?:43|55|70)\d{8}|8\d{5}(?:\d{2,4})?"), own: Some(whole(r"(?:0878\d{3}|89(?:2\d|3[04]|4(?:[0-4]|[5-9]\d\d)|5[0-4]))\d\d|(?:1(?:44|6[346])|89(?:38|5[5-9]|9))\d{6}|80(?:0\d{3}|3)\d{3}|84(?:[08]\d{3}|[17])\d{3}|55\d{8}|1(?:78\d|99)\d{6}|3[2-8]\d{9,10}|0(?:669[0-79]\d{1,6}|831\d{2,8})|0(?:1(?:[0159]\d|[27][1-5]|31|4[1-4]|6[1356]|8[2-57])|2\d\d|3(?:[0159]\d|2[1-4]|3[12]|[48][1-6]|6[2-59]|7[1-7])|4(?:[0159]\d|[23][1-9]|4[245]|6[1-5]|7[1-4]|81)|5(?:[0159]\d|2[1-5]|3[2-6]|4[1-79]|6[4-6]|7[1-578]|8[3-8])|6(?:[0-57-9]\d|6[0-8])|7(?:[0159]\d|2[12]|3[1-7]|4[2-46]|6[13569]|7[13-6]|8[1-59])|8(?:[0159]\d|2[3-578]|3[2356]|[6-8][1-5])|9(?:[0159]\d|[238][1-5]|4[12]|6[1-8]|7[1-6]))\d{2,7}|3[2-9]\d{7,8}|(?:31|43)\d{8}")), fixed_line: Some(whole(r"0(?:669[0-79]\d{1,6}|831\d{2,8})|0(?:1(?:[0159]\d|[27][1-5]|31|4[1-4]|6[1356]|8[2-57])|2\d\d|3(?:[0159]\d|2[1-4]|3[12]|[48][1-6]|6[2-59]|7[1-7])|4(?:[0159]\d|[23][1-9]|4[245]|6[1-5]|7[1-4]|81)|5(?:[0159]\d|2[1-5]|3[2-6]|4[1-79]|6[4-6]|7[1-578]|8[3-8])|6(?:[0-57-9]\d|6[0-8])|7(?:[0159]\d|2[12]|3[1-7]|4[2-46]|6[13569]|7[13-6]|8[1-59])|8(?:[0159]\d|2[3-578]|3[2356]|[6-8][1-5])|9(?:[0159]\d|[238][1-5]|4[12]|6[1-8]|7[1-6]))\d{2,7}")), not_fixed_line: None, formats: &FORMATS_39 },
    Region { code: "VA", calling: 39, lengths: 1 << 6 | 1 << 7 | 1 << 8 | 1 << 9 | 1 << 10 | 1 << 11 | 1 << 12, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"0\d{5,10}|3[0-8]\d{7,10}|55\d{8}|8\d{5}(?:\d{2,4})?|(?:1\d|39)\d{7,8}"), own: Some(start("06698")), fixed_line: Some(whole(r"06698\d{1,6}")), not_fixed_line: None, formats: &[] },
    Region { code: "RO", calling: 40, lengths: 1 << 6 | 1 << 9, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"(?:[2378]\d|90)\d{7}|[23]\d{5}"), own: None, fixed_line: Some(whole(r"[23][13-6]\d{7}|(?:2(?:19\d|[3-6]\d9)|31\d\d)\d\d")), not_fixed_line: None, formats: &FORMATS_40 },
    Region { code: "CH", calling: 41, lengths: 1 << 9 | 1 << 12, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"8\d{11}|[2-9]\d{8}"), own: None, fixed_line: Some(whole(r"(?:2[12467]|3[1-4]|4[134]|5[256]|6[12]|[7-9]1)\d{7}")), not_fixed_line: None, formats: &FORMATS_41 },
    Region { code: "AT", calling: 43, lengths: 1 << 4 | 1 << 5 | 1 << 6 | 1 << 7 | 1 << 8 | 1 << 9 | 1 << 10 | 1 << 11 | 1 << 12 | 1 << 13, local_lengths: 1 << 3, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"1\d{3,12}|2\d{6,12}|43(?:(?:0\d|5[02-9])\d{3,9}|2\d{4,5}|[3467]\d{4}|8\d{4,6}|9\d{4,7})|5\d{4,12}|8\d{7,12}|9\d{8,12}|(?:[367]\d|4[0-24-9])\d{4,11}"), own: None, fixed_line: Some(whole(r"1(?:11\d|[2-9]\d{3,11})|(?:316|463)\d{3,10}|648[34]\d{3,9}|(?:51|66|73)2\d{3,10}|(?:2(?:1[467]|2[13-8]|5[2357]|6[1-46-8]|7[1-8]|8[124-7]|9[1458])|3(?:1[1-578]|3[23568]|4[5-7]|5[1378]|6[1-38]|8[3-68])|4(?:2[1-8]|35|7[1368]|8[2457])|5(?:2[1-8]|3[357]|4[147]|5[12578]|6[37])|6(?:13|2[1-47]|4[135-7]|5[468])|7(?:2[1-8]|35|4[13478]|5[68]|6[16-8]|7[1-6]|9[45]))\d{4,10}")), not_fixed_line: None, formats: &FORMATS_43 },
    Region { code: "GB", calling: 44, lengths: 1 << 7 | 1 << 9 | 1 << 10, local_lengths: 1 << 4 | 1 << 5 | 1 << 6 | 1 << 8, international_prefix: Some(start("00")), national_prefix: Some(start("0|180020")), national_prefix_becomes: None, number: whole(r"[1-357-9]\d{9}|[18]\d{8}|8\d{6}"), own: Some(whole(r"(?:8(?:4[2-5]|7[0-3])|9(?:[01]\d|8[2-49]))\d{7}|845464\d|80[08]\d{7}|800\d{6}|8001111|56\d{8}|70\d{8}|76(?:464|652)\d{5}|76(?:0[0-28]|2[356]|34|4[01347]|5[49]|6[0-369]|77|8[14]|9[139])\d{6}|(?:3[0347]|55)\d{8}|(?:1(?:1(?:3(?:[0-58]\d\d|73[0-5])|4(?:(?:[0-5]\d|70)\d|69[7-9])|(?:(?:5[0-26-9]|[78][0-49])\d|6(?:[0-4]\d|5[01]))\d)|(?:2(?:(?:0[024-9]|2[3-9]|3[3-79]|4[1-689]|[58][02-9]|6[0-47-9]|7[013-9]|9\d)\d|1(?:[0-7]\d|8[0-3]))|(?:3(?:0\d|1[0-8]|[25][02-9]|3[02-579]|[468][0-46-9]|7[1-35-79]|9[2-578])|4(?:0[03-9]|[137]\d|[28][02-57-9]|4[02-69]|5[0-8]|[69][0-79])|5(?:0[1-35-9]|[16]\d|2[024-9]|3[015689]|4[02-9]|5[03-9]|7[0-35-9]|8[0-468]|9[0-57-9])|6(?:0[034689]|1\d|2[0-35689]|[38][013-9]|4[1-467]|5[0-69]|6[13-9]|7[0-8]|9[0-24578])|7(?:0[0246-9]|2\d|3[0236-8]|4[03-9]|5[0-46-9]|6[013-9]|7[0-35-9]|8[024-9]|9[02-9])|8(?:0[35-9]|2[1-57-9]|3[02-578]|4[0-578]|5[124-9]|6[2-69]|7\d|8[02-9]|9[02569])|9(?:0[02-589]|[18]\d|2[02-689]|3[1-57-9]|4[2-9]|5[0-579]|6[2-47-9]|7[0-24578]|9[2-57]))\d)\d)|2(?:0[013478]|3[0189]|4[017]|8[0-46-9]|9[0-2])\d{3})\d{4}|1(?:2(?:0(?:46[1-4]|87[2-9])|545[1-79]|76(?:2\d|3[1-8]|6[1-6])|9(?:7(?:2[0-4]|3[2-5])|8(?:2[2-8]|7[0-47-9]|8[3-5])))|3(?:6(?:38[2-5]|47[23])|8(?:47[04-9]|64[0157-9]))|4(?:044[1-7]|20(?:2[23]|8\d)|6(?:0(?:30|5[2-57]|6[1-8]|7[2-8])|140)|8(?:052|87[1-3]))|5(?:2(?:4(?:3[2-79]|6\d)|76\d)|6(?:26[06-9]|686))|6(?:06(?:4\d|7[4-79])|295[5-7]|35[34]\d|47(?:24|61)|59(?:5[08]|6[67]|74)|9(?:55[0-4]|77[23]))|7(?:26(?:6[13-9]|7[0-7])|(?:442|688)\d|50(?:2[0-3]|[3-68]2|76))|8(?:27[56]\d|37(?:5[2-5]|8[239])|843[2-58])|9(?:0(?:0(?:6[1-8]|85)|52\d)|3583|4(?:66[1-8]|9(?:2[01]|81))|63(?:23|3[1-4])|9561))\d{3}|7(?:457[0-57-9]|700[01]|911[028])\d{5}|7(?:[1-3]\d\d|4(?:[0-46-9]\d|5[0-689])|5(?:0[0-8]|[13-9]\d|2[0-35-9])|7(?:0[1-9]|[1-7]\d|8[02-9]|9[0-689])|8(?:[014-9]\d|[23][0-8])|9(?:[024-9]\d|1[02-9]|3[0-689]))\d{6}")), fixed_line: Some(whole(r"(?:1(?:1(?:3(?:[0-58]\d\d|73[0-5])|4(?:(?:[0-5]\d|70)\d|69[7-9])|(?:(?:5[0-26-9]|[78][0-49])\d|6(?:[0-4]\d|5[01]))\d)|(?:2(?:(?:0[024-9]|2[3-9]|3[3-79]|4[1-689]|[58][02-9]|6[0-47-9]|7[013-9]|9\d)\d|1(?:[0-7]\d|8[0-3]))|(?:3(?:0\d|1[0-8]|[25][02-9]|3[02-579]|[468][0-46-9]|7[1-35-79]|9[2-578])|4(?:0[03-9]|[137]\d|[28][02-57-9]|4[02-69]|5[0-8]|[69][0-79])|5(?:0[1-35-9]|[16]\d|2[024-9]|3[015689]|4[02-9]|5[03-9]|7[0-35-9]|8[0-468]|9[0-57-9])|6(?:0[034689]|1\d|2[0-35689]|[38][013-9]|4[1-467]|5[0-69]|6[13-9]|7[0-8]|9[0-24578])|7(?:0[0246-9]|2\d|3[0236-8]|4[03-9]|5[0-46-9]|6[013-9]|7[0-35-9]|8[024-9]|9[02-9])|8(?:0[35-9]|2[1-57-9]|3[02-578]|4[0-578]|5[124-9]|6[2-69]|7\d|8[02-9]|9[02569])|9(?:0[02-589]|[18]\d|2[02-689]|3[1-57-9]|4[2-9]|5[0-579]|6[2-47-9]|7[0-24578]|9[2-57]))\d)\d)|2(?:0[013478]|3[0189]|4[017]|8[0-46-9]|9[0-2])\d{3})\d{4}|1(?:2(?:0(?:46[1-4]|87[2-9])|545[1-79]|76(?:2\d|3[1-8]|6[1-6])|9(?:7(?:2[0-4]|3[2-5])|8(?:2[2-8]|7[0-47-9]|8[3-5])))|3(?:6(?:38[2-5]|47[23])|8(?:47[04-9]|64[0157-9]))|4(?:044[1-7]|20(?:2[23]|8\d)|6(?:0(?:30|5[2-57]|6[1-8]|7[2-8])|140)|8(?:052|87[1-3]))|5(?:2(?:4(?:3[2-79]|6\d)|76\d)|6(?:26[06-9]|686))|6(?:06(?:4\d|7[4-79])|295[5-7]|35[34]\d|47(?:24|61)|59(?:5[08]|6[67]|74)|9(?:55[0-4]|77[23]))|7(?:26(?:6[13-9]|7[0-7])|(?:442|688)\d|50(?:2[0-3]|[3-68]2|76))|8(?:27[56]\d|37(?:5[2-5]|8[239])|843[2-58])|9(?:0(?:0(?:6[1-8]|85)|52\d)|3583|4(?:66[1-8]|9(?:2[01]|81))|63(?:23|3[1-4])|9561))\d{3}")), not_fixed_line: None, formats: &FORMATS_44 },
    Region { code: "GG", calling: 44, lengths: 1 << 7 | 1 << 9 | 1 << 10, local_lengths: 1 << 6, international_prefix: Some(start("00")), national_prefix: Some(start(r"([25-9]\d{5})$|0|180020")), national_prefix_becomes: Some("1481$1"), number: whole(r"(?:1481|[357-9]\d{3})\d{6}|8\d{6}(?:\d{2})?"), own: Some(whole(r"(?:8(?:4[2-5]|7[0-3])|9(?:[01]\d|8[0-3]))\d{7}|845464\d|80[08]\d{7}|800\d{6}|8001111|56\d{8}|70\d{8}|76(?:464|652)\d{5}|76(?:0[0-28]|2[356]|34|4[01347]|5[49]|6[0-369]|77|8[14]|9[139])\d{6}|(?:3[0347]|55)\d{8}|1481[25-9]\d{5}|7(?:(?:781|839)\d|911[17])\d{5}")), fixed_line: Some(whole(r"1481[25-9]\d{5}")), not_fixed_line: None, formats: &[] },
    Region { code: "IM", calling: 44, lengths: 1 << 10, local_lengths: 1 << 6, international_prefix: Some(start("00")), national_prefix: Some(start(r"([25-8]\d{5})$|0|180020")), national_prefix_becomes: Some("1624$1"), number: whole(r"1624\d{6}|(?:[3578]\d|90)\d{8}"), own: Some(start("74576|(?:16|7[56])24")), fixed_line: Some(whole(r"1624(?:230|[5-8]\d\d)\d{3}")), not_fixed_line: None, formats: &[] },
    Region { code: "JE", calling: 44, lengths: 1 << 10, local_lengths: 1 << 6, international_prefix: Some(start("00")), national_prefix: Some(start(r"([0-24-8]\d{5})$|0|180020")), national_prefix_becomes: Some("1534$1"), number: whole(r"1534\d{6}|(?:[3578]\d|90)\d{8}"), own: Some(whole(r"(?:8(?:4(?:4(?:4(?:05|42|69)|703)|5(?:041|800))|7(?:0002|1206))|90(?:066[59]|1810|71(?:07|55)))\d{4}|80(?:07(?:35|81)|8901)\d{4}|56\d{8}|701511\d{4}|76(?:464|652)\d{5}|76(?:0[0-28]|2[356]|34|4[01347]|5[49]|6[0-369]|77|8[14]|9[139])\d{6}|(?:3(?:0(?:07(?:35|81)|8901)|3\d{4}|4(?:4(?:4(?:05|42|69)|703)|5(?:041|800))|7(?:0002|1206))|55\d{4})\d{4}|1534[0-24-8]\d{5}|7(?:(?:(?:50|82)9|937)\d|7(?:00[378]|97\d))\d{5}")), fixed_line: Some(whole(r"1534[0-24-8]\d{5}")), not_fixed_line: None, formats: &[] },
    Region { code: "DK", calling: 45, lengths: 1 << 8, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"[2-9]\d{7}"), own: None, fixed_line: None, not_fixed_line: None, formats: &FORMATS_45 },
    Region { code: "SE", calling: 46, lengths: 1 << 6 | 1 << 7 | 1 << 8 | 1 << 9 | 1 << 10 | 1 << 12, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"(?:[26]\d\d|9)\d{9}|[1-9]\d{8}|[1-689]\d{7}|[1-4689]\d{6}|2\d{5}"), own: None, fixed_line: Some(whole(r"(?:(?:[12][136]|3[356]|4[0246]|6[03]|8\d)\d|90[1-9])\d{4,6}|(?:1(?:2[0-35]|4[0-4]|5[0-25-9]|7[13-6]|[89]\d)|2(?:2[0-7]|4[0136-8]|5[0138]|7[018]|8[01]|9[0-57])|3(?:0[0-4]|1\d|2[0-25]|4[056]|7[0-2]|8[0-3]|9[023])|4(?:1[013-8]|3[0135]|5[14-79]|7[0-246-9]|8[0156]|9[0-689])|5(?:0[0-6]|[15][0-5]|2[0-68]|3[0-4]|4\d|6[03-5]|7[013]|8[0-79]|9[01])|6(?:1[1-3]|2[0-4]|4[02-57]|5[0-37]|6[0-3]|7[0-2]|8[0247]|9[0-356])|9(?:1[0-68]|2\d|3[02-5]|4[0-3]|5[0-4]|[68][01]|7[0135-8]))\d{5,6}")), not_fixed_line: None, formats: &FORMATS_46 },
    Region { code: "NO", calling: 47, lengths: 1 << 5 | 1 << 8, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"(?:0|[2-9]\d{3})\d{4}"), own: Some(start("[02-689]|7[0-8]")), fixed_line: Some(whole(r"(?:2[1-4]|3[1-3578]|5[1-35-7]|6[1-46-9]|7[0-8])\d{6}")), not_fixed_line: None, formats: &FORMATS_47 },
    Region { code: "SJ", calling: 47, lengths: 1 << 5 | 1 << 8, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"0\d{4}|(?:[489]\d|79)\d{6}"), own: Some(start("79")), fixed_line: Some(whole(r"79\d{6}")), not_fixed_line: None, formats: &[] },
    Region { code: "PL", calling: 48, lengths: 1 << 6 | 1 << 7 | 1 << 8 | 1 << 9 | 1 << 10, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"(?:6|8\d\d)\d{7}|[1-9]\d{6}(?:\d{2})?|[26]\d{5}"), own: None, fixed_line: Some(whole(r"(?:30|47\d\d)\d{5}|(?:1[2-8]|2[2-69]|3[2-4]|4[1-468]|5[24-689]|6[1-3578]|7[14-7]|8[1-79]|9[145])(?:[02-9]\d{6}|1(?:[0-8]\d{5}|9\d{3}(?:\d{2})?))")), not_fixed_line: None, formats: &FORMATS_48 },
    Region { code: "DE", calling: 49, lengths: 1 << 4 | 1 << 5 | 1 << 6 | 1 << 7 | 1 << 8 | 1 << 9 | 1 << 10 | 1 << 11 | 1 << 12 | 1 << 13 | 1 << 14 | 1 << 15, local_lengths: 1 << 2 | 1 << 3, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"[2579]\d{5,14}|49(?:[34]0|69|8\d)\d\d?|49(?:37|49|60|7[089]|9\d)\d{1,3}|49(?:2[024-9]|3[2-689]|7[1-7])\d{1,8}|(?:1|[368]\d|4[0-8])\d{3,13}|49(?:[015]\d|2[13]|31|[46][1-8])\d{1,9}"), own: None, fixed_line: Some(whole(r"32\d{9,11}|49[1-6]\d{10}|322\d{6}|49[0-7]\d{3,9}|(?:[34]0|[68]9)\d{3,13}|(?:2(?:0[1-689]|[1-3569]\d|4[0-8]|7[1-7]|8[0-7])|3(?:[3569]\d|4[0-79]|7[1-7]|8[1-8])|4(?:1[02-9]|[2-48]\d|5[0-6]|6[0-8]|7[0-79])|5(?:0[2-8]|[124-6]\d|[38][0-8]|[79][0-7])|6(?:0[02-9]|[1-358]\d|[47][0-8]|6[1-9])|7(?:0[2-8]|1[1-9]|[27][0-7]|3\d|[4-6][0-8]|8[0-5]|9[013-7])|8(?:0[2-9]|1[0-79]|2\d|3[0-46-9]|4[0-6]|5[013-9]|6[1-8]|7[0-8]|8[0-24-6])|9(?:0[6-9]|[1-4]\d|[589][0-7]|6[0-8]|7[0-467]))\d{3,12}")), not_fixed_line: None, formats: &FORMATS_49 },
    Region { code: "PE", calling: 51, lengths: 1 << 8 | 1 << 9, local_lengths: 1 << 6 | 1 << 7, international_prefix: Some(start("00|19(?:1[124]|77|90)00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"(?:[14-8]|9\d)\d{7}"), own: None, fixed_line: Some(whole(r"(?:(?:19[02-68]|(?:4[34]|5[14])[0-8]|687)\d|7(?:173|(?:3[0-8]|55)\d)|8(?:10[05689]|6(?:0[06-9]|1[6-9]|29)|7(?:0[0569]|[56]0)))\d{4}|(?:1[0-8]|4[12]|5[236]|6[1-7]|7[246]|8[2-4])\d{6}")), not_fixed_line: None, formats: &FORMATS_51 },
    Region { code: "MX", calling: 52, lengths: 1 << 10, local_lengths: 1 << 7 | 1 << 8, international_prefix: Some(start("0[09]")), national_prefix: None, national_prefix_becomes: None, number: whole(r"[2-9]\d{9}"), own: None, fixed_line: Some(whole(r"(?:2(?:0[01]|2\d|3[1-35-8]|4[13-9]|7[1-689]|8[1-578]|9[467])|3(?:1[1-79]|[2458][1-9]|3\d|7[1-8]|9[1-5])|4(?:1[1-57-9]|[267][1-9]|3[1-8]|[45]\d|8[1-35-9]|9[2-689])|5(?:[56]\d|88|9[1-79])|6(?:1[2-68]|[2-4][1-9]|5[1-36-9]|6[0-57-9]|7[1-7]|8[67]|9[4-8])|7(?:[1346][1-9]|[27]\d|5[13-9]|8[1-69]|9[17])|8(?:1\d|2[13-689]|3[1-6]|4[124-6]|6[1246-9]|7[0-378]|9[12479])|9(?:1[346-9]|2[1-4]|3[2-46-8]|5[1348]|[69]\d|7[12]|8[1-8]))\d{7}")), not_fixed_line: Some(whole(r"(?:2(?:2\d|3[1-35-8]|4[13-9]|7[1-689]|8[1-578]|9[467])|3(?:1[1-79]|[2458][1-9]|3\d|7[1-8]|9[1-5])|4(?:1[1-57-9]|[267][1-9]|3[1-8]|[45]\d|8[1-35-9]|9[2-689])|5(?:[56]\d|88|9[1-79])|6(?:1[2-68]|[2-4][1-9]|5[1-36-9]|6[0-57-9]|7[1-7]|8[67]|9[4-8])|7(?:[1346][1-9]|[27]\d|5[13-9]|8[1-69]|9[17])|8(?:1\d|2[13-689]|3[1-6]|4[124-6]|6[1246-9]|7[0-378]|9[12479])|9(?:1[346-9]|2[1-4]|3[2-46-8]|5[1348]|[69]\d|7[12]|8[1-8]))\d{7}")), formats: &FORMATS_52 },
    Region { code: "CU", calling: 53, lengths: 1 << 6 | 1 << 7 | 1 << 8 | 1 << 10, local_lengths: 1 << 4 | 1 << 5, international_prefix: Some(start("119")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"(?:[2-7]|8\d\d)\d{7}|[2-47]\d{6}|[34]\d{5}"), own: None, fixed_line: Some(whole(r"(?:3[23]|4[89])\d{4,6}|(?:31|4[36]|8(?:0[25]|78)\d)\d{6}|(?:2[1-4]|4[1257]|7\d)\d{5,6}")), not_fixed_line: None, formats: &FORMATS_53 },
    Region { code: "AR", calling: 54, lengths: 1 << 10 | 1 << 11, local_lengths: 1 << 6 | 1 << 7 | 1 << 8, international_prefix: Some(start("00")), national_prefix: Some(start(r"0?(?:(11|2(?:2(?:02?|[13]|2[13-79]|4[1-6]|5[2457]|6[124-8]|7[1-4]|8[13-6]|9[1267])|3(?:02?|1[467]|2[03-6]|3[13-8]|[49][2-6]|5[2-8]|[67])|4(?:7[3-578]|9)|6(?:[0136]|2[24-6]|4[6-8]?|5[15-8])|80|9(?:0[1-3]|[19]|2\d|3[1-6]|4[02568]?|5[2-4]|6[2-46]|72?|8[23]?))|3(?:3(?:2[79]|6|8[2578])|4(?:0[0-24-9]|[12]|3[5-8]?|4[24-7]|5[4-68]?|6[02-9]|7[126]|8[2379]?|9[1-36-8])|5(?:1|2[1245]|3[237]?|4[1-46-9]|6[2-4]|7[1-6]|8[2-5]?)|6[24]|7(?:[069]|1[1568]|2[15]|3[145]|4[13]|5[14-8]|7[2-57]|8[126])|8(?:[01]|2[15-7]|3[2578]?|4[13-6]|5[4-8]?|6[1-357-9]|7[36-8]?|8[5-8]?|9[124])))15)?")), national_prefix_becomes: Some("9$1"), number: whole(r"(?:11|[89]\d\d)\d{8}|[2368]\d{9}"), own: None, fixed_line: Some(whole(r"3(?:7(?:1[15]|81)|8(?:21|4[16]|69|9[12]))[46]\d{5}|(?:2(?:2(?:2[59]|44|52)|3(?:26|44)|47[35]|9(?:[07]2|2[26]|34|46))|3327)[45]\d{5}|(?:2(?:657|9(?:54|66))|3(?:48[27]|7(?:55|77)|8(?:65|78)))[2-8]\d{5}|(?:2(?:284|3(?:02|23)|477|622|920)|3(?:4(?:46|89|92)|541))[2-7]\d{5}|(?:(?:11[0-8]|670)\d|2(?:2(?:0[45]|1[2-6]|3[3-6])|3(?:[06]4|7[45])|494|6(?:04|1[2-8]|[36][45]|4[3-6])|80[45]|9(?:[17][4-6]|[48][45]|9[3-6]))|3(?:364|4(?:1[2-8]|[25][4-6]|3[3-6]|84)|5(?:1[2-9]|[38][4-6])|6(?:2[45]|44)|7[069][45]|8(?:0[45]|1[2-7]|3[4-6]|5[3-6]|7[2-6]|8[3-68])))\d{6}|(?:2(?:2(?:62|81)|320|9(?:42|83))|3(?:329|4(?:62|7[16])|5(?:43|64)|7(?:18|5[17])))[2-6]\d{5}|2(?:2(?:21|4[23]|6[145]|7[1-4]|8[356]|9[267])|3(?:16|3[13-8]|43|5[346-8]|9[3-5])|6(?:2[46]|4[78]|5[1568])|9(?:03|2[1457-9]|3[1356]|4[08]|[56][23]|82))4\d{5}|(?:2(?:257|3(?:24|46|92)|9(?:01|23|64))|3(?:4(?:42|64)|5(?:25|37|4[47]|71)|7(?:35|72)|825))[3-6]\d{5}|(?:2(?:2(?:02|2[3467]|4[156]|5[45]|6[6-8]|91)|3(?:1[47]|25|[45][25]|96)|47[48]|625|932)|3(?:38[2578]|4(?:0[0-24-9]|3[78]|4[457]|58|6[035-9]|72|83|9[136-8])|5(?:2[124]|[368][23]|4[2689]|7[2-6])|7(?:16|2[15]|3[14]|4[13]|5[468]|7[3-5]|8[26])|8(?:2[67]|3[278]|4[3-5]|5[78]|6[1-378]|[78]7|94)))[4-6]\d{5}")), not_fixed_line: None, formats: &FORMATS_54 },
    Region { code: "BR", calling: 55, lengths: 1 << 8 | 1 << 9 | 1 << 10 | 1 << 11, local_lengths: 0, international_prefix: Some(start("00(?:1[245]|2[1-35]|31|4[13]|[56]5|99)")), national_prefix: Some(start(r"(?:0|90)(?:(1[245]|2[1-35]|31|4[13]|[56]5|99)(\d{10,11}))?")), national_prefix_becomes: Some("$2"), number: whole(r"[1-467]\d{9,10}|55[0-46-9]\d{8}|[34]\d{7}|55\d{7,8}|(?:5[0-46-9]|[89]\d)\d{7,9}"), own: None, fixed_line: Some(whole(r"(?:[14689][1-9]|2[12478]|3[1-578]|5[13-5]|7[13-579])[2-5]\d{7}")), not_fixed_line: None, formats: &FORMATS_55 },
    Region { code: "CL", calling: 56, lengths: 1 << 9 | 1 << 10 | 1 << 11, local_lengths: 0, international_prefix: Some(start("(?:0|1(?:1[0-69]|2[02-5]|5[13-58]|69|7[0167]|8[018]))0")), national_prefix: None, national_prefix_becomes: None, number: whole(r"12300\d{6}|6\d{9,10}|[2-9]\d{8}"), own: None, fixed_line: Some(whole(r"2(?:1982[0-6]|3314[05-9])\d{3}|(?:2(?:1(?:160|962)|3(?:(?:[24]\d|50)\d|3(?:[0346-9]\d|1[0-35-9]|2[1-9]|5[0-24-9])|600)|646[59])|(?:600|80[1-9])\d\d|9(?:(?:10[0-2]|7[1-9]\d)\d|3(?:[0-57-9]\d\d|6(?:0[02-9]|[1-9]\d))|6(?:[0-8]\d\d|9(?:[02-79]\d|1[05-9]))|9(?:[03-9]\d\d|1(?:[0235-9]\d|4[0-24-9])|2(?:[0-79]\d|8[0-46-9]))))\d{4}|(?:22|3[2-5]|[47][1-35]|5[1-3578]|6[13-57]|8[1-9]|9[2458])\d{7}")), not_fixed_line: Some(whole(r"2(?:1982[0-6]|3314[05-9])\d{3}|(?:2(?:1(?:160|962)|3(?:(?:[24]\d|50)\d|3(?:[0346-9]\d|1[0-35-9]|2[1-9]|5[0-24-9])|600)|646[59])|80[1-8]\d\d|9(?:(?:10[0-2]|7[1-9]\d)\d|3(?:[0-57-9]\d\d|6(?:0[02-9]|[1-9]\d))|6(?:[0-8]\d\d|9(?:[02-79]\d|1[05-9]))|9(?:[03-9]\d\d|1(?:[0235-9]\d|4[0-24-9])|2(?:[0-79]\d|8[0-46-9]))))\d{4}|(?:22|3[2-5]|[47][1-35]|5[1-3578]|6[13-57]|8[1-9]|9[2458])\d{7}")), formats: &FORMATS_56 },
    Region { code: "CO", calling: 57, lengths: 1 << 8 | 1 << 10 | 1 << 11, local_lengths: 1 << 4 | 1 << 7, international_prefix: Some(start("00(?:4(?:[14]4|56)|[579])")), national_prefix: Some(start("0([3579]|4(?:[14]4|56))?")), national_prefix_becomes: None, number: whole(r"(?:46|60\d\d)\d{6}|(?:1\d|[39])\d{9}"), own: None, fixed_line: Some(whole(r"601055(?:[0-4]\d|50)\d\d|6010(?:[0-4]\d|5[0-4])\d{4}|(?:46|60(?:[18][1-9]|[24-7][2-9]))\d{6}")), not_fixed_line: None, formats: &FORMATS_57 },
    Region { code: "VE", calling: 58, lengths: 1 << 10, local_lengths: 1 << 7, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"[68]00\d{7}|(?:[24]\d|[59]0)\d{8}"), own: None, fixed_line: Some(whole(r"(?:2(?:12|3[457-9]|[467]\d|[58][1-9]|9[1-6])|[4-6]00)\d{7}")), not_fixed_line: None, formats: &FORMATS_58 },
    Region { code: "MY", calling: 60, lengths: 1 << 8 | 1 << 9 | 1 << 10, local_lengths: 1 << 6 | 1 << 7, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"1\d{8,9}|(?:3\d|[4-9])\d{7}"), own: None, fixed_line: Some(whole(r"427[01]\d{4}|(?:3(?:2[0-36-9]|3[0-368]|4[0-278]|5[0-24-8]|6[0-467]|7[1246-9]|8\d|9[0-57])\d|4(?:2[0-689]|[3-79]\d|8[1-35689])|5(?:2[0-589]|[3468]\d|5[0-489]|7[1-9]|9[23])|6(?:2[2-9]|3[1357-9]|[46]\d|5[0-6]|7[0-35-9]|85|9[015-8])|7(?:[2579]\d|3[03-68]|4[0-8]|6[5-9]|8[0-35-9])|8(?:[24][2-8]|3[2-5]|5[2-7]|6[2-589]|7[2-578]|[89][2-9])|9(?:0[57]|13|[25-7]\d|[3489][0-8]))\d{5}")), not_fixed_line: None, formats: &FORMATS_60 },
    Region { code: "AU", calling: 61, lengths: 1 << 5 | 1 << 6 | 1 << 7 | 1 << 8 | 1 << 9 | 1 << 10 | 1 << 12, local_lengths: 0, international_prefix: Some(start("001[14-689]|14(?:1[14]|34|4[17]|[56]6|7[47]|88)0011")), national_prefix: Some(start("(183[12])|0")), national_prefix_becomes: None, number: whole(r"1(?:[0-79]\d{7}(?:\d(?:\d{2})?)?|8[0-24-9]\d{7})|[2-478]\d{8}|1\d{4,7}"), own: Some(whole(r"190[0-26]\d{6}|180(?:0\d{3}|2)\d{3}|13(?:00\d{6}(?:\d{2})?|45[0-4]\d{3})|13\d{4}|14(?:5(?:1[0458]|[23][458])|71\d)\d{4}|163\d{2,6}|(?:(?:241|349)0\d\d|8(?:51(?:0(?:0[03-9]|[12479]\d|3[2-9]|5[0-8]|6[1-9]|8[0-7])|1(?:[0235689]\d|1[0-69]|4[0-589]|7[0-47-9])|2(?:0[0-79]|[18][13579]|2[14-9]|3[0-46-9]|[4-6]\d|7[89]|9[0-4])|[34]\d\d)|91(?:(?:[0-58]\d|6[0135-9])\d|7(?:0[0-24-9]|[1-9]\d)|9(?:[0-46-9]\d|5[0-79]))))\d{3}|(?:2(?:[0-26-9]\d|3[0-8]|4[02-9]|5[0135-9])|3(?:[0-3589]\d|4[0-578]|6[1-9]|7[0-35-9])|7(?:[013-57-9]\d|2[0-8])|8(?:55|6[0-8]|[78]\d|9[02-9]))\d{6}|4(?:79[01]|83[0-36-9]|9(?:5[0-3]|6[0-4]))\d{5}|4(?:[0-36]\d|4[047-9]|[58][0-24-9]|7[02-8]|9[0-47-9])\d{6}")), fixed_line: Some(whole(r"(?:(?:241|349)0\d\d|8(?:51(?:0(?:0[03-9]|[12479]\d|3[2-9]|5[0-8]|6[1-9]|8[0-7])|1(?:[0235689]\d|1[0-69]|4[0-589]|7[0-47-9])|2(?:0[0-79]|[18][13579]|2[14-9]|3[0-46-9]|[4-6]\d|7[89]|9[0-4])|[34]\d\d)|91(?:(?:[0-58]\d|6[0135-9])\d|7(?:0[0-24-9]|[1-9]\d)|9(?:[0-46-9]\d|5[0-79]))))\d{3}|(?:2(?:[0-26-9]\d|3[0-8]|4[02-9]|5[0135-9])|3(?:[0-3589]\d|4[0-578]|6[1-9]|7[0-35-9])|7(?:[013-57-9]\d|2[0-8])|8(?:55|6[0-8]|[78]\d|9[02-9]))\d{6}")), not_fixed_line: None, formats: &FORMATS_61 },
    Region { code: "CC", calling: 61, lengths: 1 << 6 | 1 << 7 | 1 << 8 | 1 << 9 | 1 << 10 | 1 << 12, local_lengths: 0, international_prefix: Some(start("001[14-689]|14(?:1[14]|34|4[17]|[56]6|7[47]|88)0011")), national_prefix: Some(start(r"([59]\d{7})$|0")), national_prefix_becomes: Some("8$1"), number: whole(r"1(?:[0-79]\d{8}(?:\d{2})?|8[0-24-9]\d{7})|[148]\d{8}|1\d{5,7}"), own: Some(whole(r"190[0-26]\d{6}|180(?:0\d{3}|2)\d{3}|13(?:00\d{6}(?:\d{2})?|45[0-4]\d{3})|13\d{4}|14(?:5(?:1[0458]|[23][458])|71\d)\d{4}|8(?:51(?:0(?:02|31|60|89)|1(?:18|76)|223)|91(?:0(?:1[0-2]|29)|1(?:[28]2|50|79)|2(?:10|64)|3(?:[06]8|22)|4[29]8|62\d|70[23]|959))\d{3}|4(?:79[01]|83[0-36-9]|9(?:5[0-3]|6[0-4]))\d{5}|4(?:[0-36]\d|4[047-9]|[58][0-24-9]|7[02-8]|9[0-47-9])\d{6}")), fixed_line: Some(whole(r"8(?:51(?:0(?:02|31|60|89)|1(?:18|76)|223)|91(?:0(?:1[0-2]|29)|1(?:[28]2|50|79)|2(?:10|64)|3(?:[06]8|22)|4[29]8|62\d|70[23]|959))\d{3}")), not_fixed_line: None, formats: &[] },
    Region { code: "CX", calling: 61, lengths: 1 << 6 | 1 << 7 | 1 << 8 | 1 << 9 | 1 << 10 | 1 << 12, local_lengths: 0, international_prefix: Some(start("001[14-689]|14(?:1[14]|34|4[17]|[56]6|7[47]|88)0011")), national_prefix: Some(start(r"([59]\d{7})$|0")), national_prefix_becomes: Some("8$1"), number: whole(r"1(?:[0-79]\d{8}(?:\d{2})?|8[0-24-9]\d{7})|[148]\d{8}|1\d{5,7}"), own: Some(whole(r"190[0-26]\d{6}|180(?:0\d{3}|2)\d{3}|13(?:00\d{6}(?:\d{2})?|45[0-4]\d{3})|13\d{4}|14(?:5(?:1[0458]|[23][458])|71\d)\d{4}|8(?:51(?:0(?:01|30|59|88)|1(?:17|46|75)|2(?:22|35))|91(?:00[6-9]|1(?:[28]1|49|78)|2(?:09|63)|3(?:12|26|75)|4(?:56|97)|64\d|7(?:0[01]|1[0-2])|958))\d{3}|4(?:79[01]|83[0-36-9]|9(?:5[0-3]|6[0-4]))\d{5}|4(?:[0-36]\d|4[047-9]|[58][0-24-9]|7[02-8]|9[0-47-9])\d{6}")), fixed_line: Some(whole(r"8(?:51(?:0(?:01|30|59|88)|1(?:17|46|75)|2(?:22|35))|91(?:00[6-9]|1(?:[28]1|49|78)|2(?:09|63)|3(?:12|26|75)|4(?:56|97)|64\d|7(?:0[01]|1[0-2])|958))\d{3}")), not_fixed_line: None, formats: &[] },
    Region { code: "ID", calling: 62, lengths: 1 << 7 | 1 << 8 | 1 << 9 | 1 << 10 | 1 << 11 | 1 << 12 | 1 << 13 | 1 << 14 | 1 << 15 | 1 << 16 | 1 << 17, local_lengths: 1 << 5 | 1 << 6, international_prefix: Some(start("00[89]")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"00[1-9]\d{9,14}|(?:[1-36]|8\d{5})\d{6}|00\d{9}|[1-9]\d{8,10}|[2-9]\d{7}"), own: None, fixed_line: Some(whole(r"2[124]\d{7,8}|619\d{8}|2(?:1(?:14|500)|2\d{3})\d{3}|61\d{5,8}|(?:2(?:[35][1-4]|6[0-8]|7[1-6]|8\d|9[1-8])|3(?:1|[25][1-8]|3[1-68]|4[1-3]|6[1-3568]|7[0-469]|8\d)|4(?:0[1-589]|1[01347-9]|2[0-36-8]|3[0-24-68]|43|5[1-378]|6[1-5]|7[134]|8[1245])|5(?:1[1-35-9]|2[25-8]|3[124-9]|4[1-3589]|5[1-46]|6[1-8])|6(?:[25]\d|3[1-69]|4[1-6])|7(?:02|[125][1-9]|[36]\d|4[1-8]|7[0-36-9])|9(?:0[12]|1[013-8]|2[0-479]|5[125-8]|6[23679]|7[159]|8[01346]))\d{5,8}")), not_fixed_line: None, formats: &FORMATS_62 },
    Region { code: "PH", calling: 63, lengths: 1 << 6 | 1 << 8 | 1 << 9 | 1 << 10 | 1 << 11 | 1 << 12 | 1 << 13, local_lengths: 1 << 4 | 1 << 5 | 1 << 7, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"(?:[2-7]|9\d)\d{8}|2\d{5}|(?:1800|8)\d{7,9}"), own: None, fixed_line: Some(whole(r"(?:(?:2[3-8]|3[2-68]|4[2-9]|5[2-6]|6[2-58]|7[24578])\d{3}|88(?:22\d\d|42))\d{4}|(?:2|8[2-8]\d\d)\d{5}")), not_fixed_line: None, formats: &FORMATS_63 },
    Region { code: "NZ", calling: 64, lengths: 1 << 5 | 1 << 6 | 1 << 7 | 1 << 8 | 1 << 9 | 1 << 10, local_lengths: 0, international_prefix: Some(start("0(?:0|161)")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"[1289]\d{9}|50\d{5}(?:\d{2,3})?|[27-9]\d{7,8}|(?:[34]\d|6[0-35-9])\d{6}|8\d{4,6}"), own: None, fixed_line: Some(whole(r"240\d{5}|(?:3[2-79]|[49][2-9]|6[235-9]|7[2-57-9])\d{6}")), not_fixed_line: None, formats: &FORMATS_64 },
    Region { code: "SG", calling: 65, lengths: 1 << 8 | 1 << 10 | 1 << 11, local_lengths: 0, international_prefix: Some(start(r"0[0-3]\d")), national_prefix: None, national_prefix_becomes: None, number: whole(r"(?:(?:1\d|8)\d\d|7000)\d{7}|[3689]\d{7}"), own: None, fixed_line: Some(whole(r"662[0-24-9]\d{4}|6(?:[0-578]\d|6[013-57-9]|9[0-35-9])\d{5}")), not_fixed_line: None, formats: &FORMATS_65 },
    Region { code: "TH", calling: 66, lengths: 1 << 8 | 1 << 9 | 1 << 10 | 1 << 13, local_lengths: 0, international_prefix: Some(start("00[1-9]")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"(?:001800|[2-57]|[689]\d)\d{7}|1\d{7,9}"), own: None, fixed_line: Some(whole(r"(?:1[0689]|2\d|3[2-9]|4[2-5]|5[2-6]|7[3-7])\d{6}")), not_fixed_line: None, formats: &FORMATS_66 },
    Region { code: "JP", calling: 81, lengths: 1 << 8 | 1 << 9 | 1 << 10 | 1 << 11 | 1 << 12 | 1 << 13 | 1 << 14 | 1 << 15 | 1 << 16 | 1 << 17, local_lengths: 0, international_prefix: Some(start("010")), national_prefix: Some(start(r"(000[2569]\d{4,6})$|(?:(?:003768)0?)|0")), national_prefix_becomes: Some("$1"), number: whole(r"00[1-9]\d{6,14}|[25-9]\d{9}|(?:00|[1-9]\d\d)\d{6}"), own: None, fixed_line: Some(whole(r"(?:1(?:1[235-8]|2[3-6]|3[3-9]|4[2-6]|[58][2-8]|6[2-7]|7[2-9]|9[1-9])|(?:2[2-9]|[36][1-9])\d|4(?:[2-578]\d|6[02-8]|9[2-59])|5(?:[2-589]\d|6[1-9]|7[2-8])|7(?:[25-9]\d|3[4-9]|4[02-9])|8(?:[2679]\d|3[2-9]|4[5-9]|5[1-9]|8[03-9])|9(?:[2-58]\d|[679][1-9]))\d{6}")), not_fixed_line: None, formats: &FORMATS_81 },
    Region { code: "KR", calling: 82, lengths: 1 << 5 | 1 << 6 | 1 << 8 | 1 << 9 | 1 << 10 | 1 << 11 | 1 << 12 | 1 << 13 | 1 << 14, local_lengths: 1 << 3 | 1 << 4 | 1 << 7, international_prefix: Some(start("00(?:[125689]|3(?:[46]5|91)|7(?:00|27|3|55|6[126]))")), national_prefix: Some(start(r"0(8(?:[1-46-8]|5\d\d))?")), national_prefix_becomes: None, number: whole(r"00[1-9]\d{8,11}|(?:[12]|5\d{3})\d{7}|[13-6]\d{9}|(?:[1-6]\d|80)\d{7}|[3-6]\d{4,5}|(?:00|7)0\d{8}"), own: None, fixed_line: Some(whole(r"(?:2|3[1-3]|[46][1-4]|5[1-5])[1-9]\d{6,7}|(?:3[1-3]|[46][1-4]|5[1-5])1\d{2,3}")), not_fixed_line: None, formats: &FORMATS_82 },
    Region { code: "VN", calling: 84, lengths: 1 << 7 | 1 << 8 | 1 << 9 | 1 << 10, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"[12]\d{9}|[135-9]\d{8}|[16]\d{6,7}|7\d{6}"), own: None, fixed_line: Some(whole(r"2(?:0[3-9]|1[0-689]|2[0-25-9]|[38][2-9]|4[2-8]|5[124-9]|6[0-39]|7[0-7]|9[0-4679])\d{7}")), not_fixed_line: None, formats: &FORMATS_84 },
    Region { code: "CN", calling: 86, lengths: 1 << 7 | 1 << 8 | 1 << 9 | 1 << 10 | 1 << 11 | 1 << 12, local_lengths: 1 << 5 | 1 << 6, international_prefix: Some(start(r"00|1(?:[12]\d|79)\d\d00")), national_prefix: Some(start(r"(1(?:[12]\d|79)\d\d)|0")), national_prefix_becomes: None, number: whole(r"(?:(?:1[03-689]|2\d)\d\d|6)\d{8}|1\d{10}|[126]\d{6}(?:\d(?:\d{2})?)?|86\d{5,6}|(?:[3-579]\d|8[0-57-9])\d{5,9}"), own: None, fixed_line: Some(whole(r"(?:10(?:[02-79]\d\d|[18](?:0[1-9]|[1-9]\d))|2(?:[02-57-9]\d{3}|1(?:[18](?:0[1-9]|[1-9]\d)|[2-79]\d\d))|9(?:78|94)\d\d)\d{5}|(?:43[35]|754|851)\d{7,8}|(?:10|2[0-57-9])(?:1(?:00|23)\d\d|95\d{3,4})|(?:43[35]|754|851)(?:1(?:00\d|23)\d|95\d{3,4})|9(?:78|94)(?:100\d\d|95\d{3,4})|(?:3(?:11|7[179])|4(?:[15]1|3[12])|5(?:1\d|2[37]|3[12]|51|7[13-79]|9[15])|7(?:[39]1|5[57]|6[09])|8(?:71|98))(?:[02-8]\d{7}|1(?:0(?:0\d\d(?:\d{3})?|[1-9]\d{5})|[13-9]\d{6}|2(?:[0-24-9]\d{5}|3\d(?:\d{4})?))|9(?:[0-46-9]\d{6}|5\d{3}(?:\d(?:\d{2})?)?))|(?:3(?:1[02-9]|35|49|5\d|7[02-6]|9[1-68])|4(?:1[25-9]|2[179]|3[46-9]|5[2-9]|6[47-9]|7\d|8[23])|5(?:3[03-9]|4[36]|5[02-9]|6[1-46]|7[028]|80|9[2-46-9])|6(?:3[1-35]|6[0238]|9[12])|7(?:01|[17]\d|2[248]|3[04-9]|4[3-6]|5[0-3689]|6[2368]|9[02-9])|8(?:1[236-8]|2[5-7]|3\d|5[4-9]|7[02-9]|8[36-8]|9[1-7])|9(?:0[1-3689]|1[1-79]|3\d|4[13]|5[1-5]|7[0-79]|9[0-35-9]))(?:[02-8]\d{6}|1(?:0(?:0\d\d(?:\d{2})?|[1-9]\d{4})|[13-9]\d{5}|2(?:[0-24-9]\d{4}|3\d(?:\d{3})?))|9(?:[0-46-9]\d{5}|5\d{3,5}))")), not_fixed_line: None, formats: &FORMATS_86 },
    Region { code: "TR", calling: 90, lengths: 1 << 7 | 1 << 10 | 1 << 12 | 1 << 13, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"4\d{6}|8\d{11,12}|(?:[2-58]\d\d|900)\d{7}"), own: None, fixed_line: Some(whole(r"(?:2(?:1[26]|[28][2468]|[3-5][268]|[67][246])|3(?:[13][28]|[24-6][2468]|[78][02468]|92)|4(?:[16][246]|[23578][2468]|4[26]))\d{7}")), not_fixed_line: None, formats: &FORMATS_90 },
    Region { code: "IN", calling: 91, lengths: 1 << 8 | 1 << 9 | 1 << 10 | 1 << 11 | 1 << 12 | 1 << 13, local_lengths: 1 << 6 | 1 << 7, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"(?:000800|[2-9]\d\d)\d{7}|1\d{7,12}"), own: None, fixed_line: Some(whole(r"(?:2717(?:[2-7]\d|95)|6828[235-7]\d)\d{4}|(?:170[24]|280[13468]|4(?:20[24]|72[2-8])|552[1-7])\d{6}|(?:271[0-689]|682[0-79]|782[0-6])[2-7]\d{5}|(?:2(?:[02][2-79]|90)|3(?:23|80)|683|79[1-5])\d{7}|(?:11|33|4[04]|80)[2-7]\d{7}|(?:342|674|788)(?:[0189][2-7]|[2-7]\d)\d{5}|(?:1(?:2[0-249]|3[0-25]|4[145]|[59][14]|6[014]|7[1257]|8[01346])|2(?:1[257]|3[013]|4[01]|5[0137]|6[0158]|78|8[1568]|9[14])|3(?:26|4[13]|5[34]|6[01489]|7[02-46]|8[159])|4(?:1[36]|2[1-47]|3[15]|5[12]|6[0-26-9]|7[014-9]|8[013-57]|9[014-7])|5(?:1[025]|22|[36][25]|4[28]|[578]1|9[15])|6(?:12|[2-47]1|5[17]|6[13]|80)|7(?:12|2[14]|3[134]|4[47]|5[15]|[67]1)|8(?:16|2[014]|3[126]|6[136]|7[078]|8[34]|91))[2-7]\d{6}|(?:1(?:2[35-8]|3[346-9]|4[236-9]|[59][0235-9]|6[235-9]|7[34689]|8[257-9])|2(?:1[134689]|3[24-8]|4[2-8]|5[25689]|6[2-4679]|7[3-79]|8[2-479]|9[235-9])|3(?:01|1[79]|2[1245]|4[5-8]|5[125689]|6[235-7]|7[157-9]|8[2-46-8])|4(?:1[14578]|2[5689]|3[2-467]|5[4-7]|6[35]|73|8[2689]|9[2389])|5(?:[16][146-9]|2[14-8]|3[1346]|4[14-69]|5[46]|7[2-4]|8[2-8]|9[246])|6(?:1[1358]|2[2457]|3[2-4]|4[235-7]|5[2-689]|6[24578]|7[235689]|8[14-6])|7(?:1[013-9]|2[0235-9]|3[2679]|4[1-35689]|5[2-46-9]|[67][02-9]|8[013-7]|90)|8(?:1[1357-9]|2[235-8]|3[03-57-9]|4[0-24-9]|5\d|6[2457-9]|7[1-6]|8[1256]|9[2-4]))\d[2-7]\d{5}")), not_fixed_line: Some(whole(r"(?:6(?:1279|828[01489])|7(?:887[02-9]|9313)|8(?:079[04-9]|(?:84|91)7[02-8]))\d{5}|(?:160[01]|6(?:(?:12|[2-4]1|5[17]|6[13]|80)[0189]|7(?:1[0189]|86))|7(?:1(?:2[0189]|9[0-5])|3(?:2[5-8]|[34][017-9]|9[016-9])|5(?:[15][017-9]|2[04-9]|9[7-9])|6(?:0[0-47]|1[0-257-9]|2[0-4]|3[19]|5[4589])|70[0289]|88[089])|8(?:0(?:6[67]|7[02-8])|70[017-9]|84[01489]|91[0-289]))\d{6}|(?:731|8(?:16|2[014]|3[126]|6[136]|7[78]|83))(?:[0189]\d|7[02-8])\d{5}|(?:6(?:(?:1[1358]|2[2457]|3[2-4]|4[235-7]|5[2-689]|6[24578])\d|7(?:[23569]\d|4[0189]|8[0-57-9])|8(?:[14-6]\d|2[0-79]))|7(?:1(?:[013-8]\d|9[6-9])|3(?:2[0-49]|9[2-5])|5(?:2[1-3]|9[0-6])|6(?:0[5689]|2[5-9]|3[02-8]|4\d|5[0-367])|70[13-7]|881))[0189]\d{5}|(?:6(?:[09]\d|1[04679]|2[03689]|3[05-9]|4[0489]|50|6[069]|7[07]|8[7-9])|7(?:[024]\d|3[05-8]|5[0346-8]|6[6-9]|7[1-9]|8[0-79]|9[06-9])|8(?:0[01589]|1[0-57-9]|2[235-9]|3[03-57-9]|[45]\d|6[02457-9]|7[1-69]|8[0-25-9]|9[02-9])|9\d\d)\d{7}")), formats: &FORMATS_91 },
    Region { code: "PK", calling: 92, lengths: 1 << 8 | 1 << 9 | 1 << 10 | 1 << 11 | 1 << 12, local_lengths: 1 << 5 | 1 << 6 | 1 << 7, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"122\d{6}|[24-8]\d{10,11}|9(?:[013-9]\d{8,10}|2(?:[01]\d\d|2(?:[06-8]\d|1[01]))\d{7})|(?:[2-8]\d{3}|92(?:[0-7]\d|8[1-9]))\d{6}|[24-9]\d{8}|[89]\d{7}"), own: None, fixed_line: Some(whole(r"(?:(?:21|42)[2-9]|58[126])\d{7}|(?:2[25]|4[0146-9]|5[1-35-7]|6[1-8]|7[14]|8[16]|91)[2-9]\d{6,7}|(?:2(?:3[2358]|4[2-4]|9[2-8])|45[3479]|54[2-467]|60[468]|72[236]|8(?:2[2-689]|3[23578]|4[3478]|5[2356])|9(?:2[2-8]|3[27-9]|4[2-6]|6[3569]|9[25-8]))[2-9]\d{5,6}")), not_fixed_line: None, formats: &FORMATS_92 },
    Region { code: "AF", calling: 93, lengths: 1 << 9, local_lengths: 1 << 7, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"[2-7]\d{8}"), own: None, fixed_line: Some(whole(r"(?:[25][0-8]|[34][0-4]|6[0-5])[2-9]\d{6}")), not_fixed_line: None, formats: &FORMATS_93 },
    Region { code: "LK", calling: 94, lengths: 1 << 9, local_lengths: 1 << 7, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"[1-9]\d{8}"), own: None, fixed_line: Some(whole(r"(?:12[2-9]|602|8[12]\d|9(?:1\d|22|9[245]))\d{6}|(?:11|2[13-7]|3[1-8]|4[157]|5[12457]|6[35-7])[2-57]\d{6}")), not_fixed_line: None, formats: &FORMATS_94 },
    Region { code: "MM", calling: 95, lengths: 1 << 6 | 1 << 7 | 1 << 8 | 1 << 9 | 1 << 10, local_lengths: 1 << 5, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"1\d{5,7}|95\d{6}|(?:[4-7]|9[0-46-9])\d{6,8}|(?:2|8\d)\d{5,8}"), own: None, fixed_line: Some(whole(r"(?:1(?:(?:12|[28]\d|3[56]|7[3-6]|9[0-6])\d|4(?:2[29]|7[0-2]|83)|6)|2(?:2(?:00|8[34])|4(?:0\d|22|7[0-2]|83)|51\d\d)|4(?:2(?:2\d\d|48[013])|3(?:20\d|4(?:70|83)|56)|420\d|5(?:2\d|470))|6(?:0(?:[23]|88\d)|(?:124|[56]2\d)\d|2472|3(?:20\d|470)|4(?:2[04]\d|472)|7(?:3\d\d|4[67]0|8(?:[01459]\d|8))))\d{4}|5(?:2(?:2\d{5,6}|47[02]\d{4})|(?:3472|4(?:2(?:1|86)|470)|522\d|6(?:20\d|483)|7(?:20\d|48[01])|8(?:20\d|47[02])|9(?:20\d|470))\d{4})|7(?:(?:0470|4(?:25\d|470)|5(?:202|470|96\d))\d{4}|1(?:20\d{4,5}|4(?:70|83)\d{4}))|8(?:1(?:2\d{5,6}|4(?:10|7[01]\d)\d{3})|2(?:2\d{5,6}|(?:320|490\d)\d{3})|(?:3(?:2\d\d|470)|4[24-7]|5(?:(?:2\d|51)\d|4(?:[1-35-9]\d|4[0-57-9]))|6[23])\d{4})|(?:1[2-6]\d|4(?:2[24-8]|3[2-7]|[46][2-6]|5[3-5])|5(?:[27][2-8]|3[2-68]|4[24-8]|5[23]|6[2-4]|8[24-7]|9[2-7])|6(?:[19]20|42[03-6]|(?:52|7[45])\d)|7(?:[04][24-8]|[15][2-7]|22|3[2-4])|8(?:1[2-689]|2[2-8]|(?:[35]2|64)\d))\d{4}|25\d{5,6}|(?:2[2-9]|6(?:1[2356]|[24][2-6]|3[24-6]|5[2-4]|6[2-8]|7[235-7]|8[245]|9[24])|8(?:3[24]|5[245]))\d{4}")), not_fixed_line: None, formats: &FORMATS_95 },
    Region { code: "IR", calling: 98, lengths: 1 << 4 | 1 << 5 | 1 << 6 | 1 << 7 | 1 << 10, local_lengths: 1 << 8, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"[1-9]\d{9}|(?:[1-8]\d\d|9)\d{3,4}"), own: None, fixed_line: Some(whole(r"(?:1[137]|2[13-68]|3[1458]|4[145]|5[1468]|6[16]|7[1467]|8[13467])(?:[03-57]\d{7}|[16]\d{3}(?:\d{4})?|[289]\d{3}(?:\d(?:\d{3})?)?)|94(?:000[09]|(?:12\d|30[0-2])\d|2(?:[02689]0\d|121)|4(?:111|40\d))\d{4}")), not_fixed_line: None, formats: &FORMATS_98 },
    Region { code: "SS", calling: 211, lengths: 1 << 9, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"[19]\d{8}"), own: None, fixed_line: Some(whole(r"1[89]\d{7}")), not_fixed_line: None, formats: &FORMATS_211 },
    Region { code: "MA", calling: 212, lengths: 1 << 9, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"[5-8]\d{8}"), own: Some(start("[5-8]")), fixed_line: Some(whole(r"5(?:(?:18|4[0679]|5[03])\d|2(?:[0-25-79]\d|3[1-578]|4[02-46-8]|8[0235-9])|3(?:[0-47]\d|5[02-9]|6[02-8]|8[014-9]|9[3-9]))\d{5}")), not_fixed_line: None, formats: &FORMATS_212 },
    Region { code: "EH", calling: 212, lengths: 1 << 9, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"[5-8]\d{8}"), own: Some(whole(r"89\d{7}|80[0-7]\d{6}|(?:592(?:4[0-2]|93)|80[89]\d\d)\d{4}|528[89]\d{5}|(?:6(?:[0-79]\d|8[0-247-9])|7(?:[016-8]\d|2[0-8]|3[01]|5[0-5]))\d{6}")), fixed_line: Some(whole(r"528[89]\d{5}")), not_fixed_line: None, formats: &[] },
    Region { code: "DZ", calling: 213, lengths: 1 << 8 | 1 << 9, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"(?:[1-4]|[5-79]\d|80)\d{7}"), own: None, fixed_line: Some(whole(r"9619\d{5}|(?:[1-3]\d|4[013-689])\d{6}")), not_fixed_line: None, formats: &FORMATS_213 },
    Region { code: "TN", calling: 216, lengths: 1 << 8, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"[2-57-9]\d{7}"), own: None, fixed_line: Some(whole(r"81200\d{3}|(?:3[0-2]|7\d)\d{6}")), not_fixed_line: Some(whole(r"3(?:001|[12]40)\d{4}|(?:(?:[259]\d|4[0-8])\d|3(?:1[1-35]|6[0-4]|91))\d{5}")), formats: &FORMATS_216 },
    Region { code: "LY", calling: 218, lengths: 1 << 9, local_lengths: 1 << 7, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"[2-9]\d{8}"), own: None, fixed_line: Some(whole(r"(?:2(?:0[56]|[1-6]\d|7[124579]|8[124])|3(?:1\d|2[2356])|4(?:[17]\d|2[1-357]|5[2-4]|8[124])|5(?:[1347]\d|2[1-469]|5[13-5]|8[1-4])|6(?:[1-479]\d|5[2-57]|8[1-5])|7(?:[13]\d|2[13-79])|8(?:[124]\d|5[124]|84))\d{6}")), not_fixed_line: None, formats: &FORMATS_218 },
    Region { code: "GM", calling: 220, lengths: 1 << 7 | 1 << 9, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"[48]\d{8}|[2-9]\d{6}"), own: None, fixed_line: Some(whole(r"(?:4(?:[23]\d\d|4(?:1[024679]|(?:4(?:[237-9]\d|4[14-9])|8[0-389]\d)\d|5(?:5(?:3\d|4[0-7])|[67]\d\d)))|5(?:5(?:3\d|4[0-7])|6[67]\d|7(?:1[04]|2[035]|3[58]|48))|8[0-389]\d\d)\d{3}|44[6-9]\d{4}")), not_fixed_line: None, formats: &FORMATS_220 },
    Region { code: "SN", calling: 221, lengths: 1 << 9, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"(?:[378]\d|93)\d{7}"), own: None, fixed_line: Some(whole(r"3(?:[026]\d|3[89])\d{6}")), not_fixed_line: None, formats: &FORMATS_221 },
    Region { code: "MR", calling: 222, lengths: 1 << 8, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"(?:[2-4]\d\d|800)\d{5}"), own: None, fixed_line: Some(whole(r"(?:25[08]|35\d|45[1-7])\d{5}")), not_fixed_line: None, formats: &FORMATS_222 },
    Region { code: "ML", calling: 223, lengths: 1 << 8, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"[24-9]\d{7}"), own: None, fixed_line: Some(whole(r"2(?:07[0-8]|12[67])\d{4}|(?:2(?:02|1[4-689])|4(?:0[0-4]|4[1-69]))\d{5}")), not_fixed_line: None, formats: &FORMATS_223 },
    Region { code: "GN", calling: 224, lengths: 1 << 8 | 1 << 9, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"722\d{6}|(?:3|6\d)\d{7}"), own: None, fixed_line: Some(whole(r"3(?:0(?:24|3[12]|4[1-35-7]|5[13]|6[189]|[78]1|9[1478])|1\d\d)\d{4}")), not_fixed_line: None, formats: &FORMATS_224 },
    Region { code: "CI", calling: 225, lengths: 1 << 10, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"[02]\d{9}"), own: None, fixed_line: Some(whole(r"2(?:[15]\d{3}|7(?:2(?:0[23]|1[2357]|2[245]|3[45]|4[3-5])|3(?:06|1[69]|[2-6]7)))\d{5}")), not_fixed_line: None, formats: &FORMATS_225 },
    Region { code: "BF", calling: 226, lengths: 1 << 8, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"[024-7]\d{7}"), own: None, fixed_line: Some(whole(r"2(?:0(?:49|5[23]|6[5-7]|9[016-9])|4(?:4[569]|5[4-6]|6[5-7]|7[0179])|5(?:[34]\d|50|6[5-8]))\d{4}")), not_fixed_line: None, formats: &FORMATS_226 },
    Region { code: "NE", calling: 227, lengths: 1 << 8, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"[027-9]\d{7}"), own: None, fixed_line: Some(whole(r"2(?:0(?:20|3[1-8]|4[13-5]|5[14]|6[14578]|7[1-578])|1(?:4[145]|5[14]|6[14-68]|7[169]|88))\d{4}")), not_fixed_line: None, formats: &FORMATS_227 },
    Region { code: "TG", calling: 228, lengths: 1 << 8, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"[279]\d{7}"), own: None, fixed_line: Some(whole(r"2(?:2[2-7]|3[23]|4[45]|55|6[67]|77)\d{5}")), not_fixed_line: None, formats: &FORMATS_228 },
    Region { code: "BJ", calling: 229, lengths: 1 << 10, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"01\d{8}"), own: None, fixed_line: Some(whole(r"012\d{7}")), not_fixed_line: Some(whole(r"01(?:2[5-9]|[4-69]\d)\d{6}")), formats: &FORMATS_229 },
    Region { code: "MU", calling: 230, lengths: 1 << 7 | 1 << 8 | 1 << 10, local_lengths: 0, international_prefix: Some(start("0(?:0|[24-7]0|3[03])")), national_prefix: None, national_prefix_becomes: None, number: whole(r"(?:[57]|8\d\d)\d{7}|[2-468]\d{6}"), own: None, fixed_line: Some(whole(r"(?:2(?:[0346-8]\d|1[0-8])|4(?:[013568]\d|2[0-24-8]|71|90)|54(?:[3-5]\d|71)|6\d\d|8(?:14|3[129]))\d{4}")), not_fixed_line: Some(whole(r"5(?:4(?:2[1-389]|7[1-9])|87[15-8])\d{4}|(?:5(?:2[5-9]|4[3-689]|[57]\d|8[0-689]|9[0-8])|7(?:0[0-7]|3[013]))\d{5}")), formats: &FORMATS_230 },
    Region { code: "LR", calling: 231, lengths: 1 << 7 | 1 << 8 | 1 << 9, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"(?:[2457]\d|33|88)\d{7}|(?:2\d|[4-6])\d{6}"), own: None, fixed_line: Some(whole(r"2\d{7}")), not_fixed_line: None, formats: &FORMATS_231 },
    Region { code: "SL", calling: 232, lengths: 1 << 8, local_lengths: 1 << 6, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"(?:[237-9]\d|66)\d{6}"), own: None, fixed_line: Some(whole(r"22[2-4][2-9]\d{4}")), not_fixed_line: None, formats: &FORMATS_232 },
    Region { code: "GH", calling: 233, lengths: 1 << 8 | 1 << 9, local_lengths: 1 << 7, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"[235]\d{8}|800\d{5,6}"), own: None, fixed_line: Some(whole(r"3(?:181[0-5]|285[0-7]|3810)\d{4}|3(?:0(?:[237-9]\d|60)|[167](?:2[0-6]|7\d|80)|2(?:2[0-5]|7\d|8[0-4])|3(?:2[0-3]|7\d|80)|4(?:2[013-9]|3[01]|7\d|80)|5(?:2[0-7]|7\d|80)|8(?:2[0-2]|7\d|80)|9(?:[28]0|7\d))\d{5}")), not_fixed_line: None, formats: &FORMATS_233 },
    Region { code: "NG", calling: 234, lengths: 1 << 10 | 1 << 11 | 1 << 12 | 1 << 13 | 1 << 14, local_lengths: 1 << 6 | 1 << 7, international_prefix: Some(start("009")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"(?:20|9\d)\d{8}|[78]\d{9,13}"), own: None, fixed_line: Some(whole(r"20(?:[1259]\d|3[013-9]|4[1-8]|6[024-689]|7[1-79]|8[2-9])\d{6}")), not_fixed_line: None, formats: &FORMATS_234 },
    Region { code: "TD", calling: 235, lengths: 1 << 8, local_lengths: 0, international_prefix: Some(start("00|16")), national_prefix: None, national_prefix_becomes: None, number: whole(r"(?:22|[3689]\d|77)\d{6}"), own: None, fixed_line: Some(whole(r"22(?:[37-9]0|5[0-5]|6[89])\d{4}")), not_fixed_line: None, formats: &FORMATS_235 },
    Region { code: "CF", calling: 236, lengths: 1 << 8, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"8776\d{4}|(?:[27]\d|61)\d{6}"), own: None, fixed_line: Some(whole(r"(?:2[12]|61)\d{6}")), not_fixed_line: None, formats: &FORMATS_236 },
    Region { code: "CM", calling: 237, lengths: 1 << 8 | 1 << 9, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"[26]\d{8}|88\d{6,7}"), own: None, fixed_line: Some(whole(r"2(?:22|33)\d{6}")), not_fixed_line: None, formats: &FORMATS_237 },
    Region { code: "CV", calling: 238, lengths: 1 << 7, local_lengths: 0, international_prefix: Some(start("0")), national_prefix: None, national_prefix_becomes: None, number: whole(r"(?:[2-59]\d\d|800)\d{4}"), own: None, fixed_line: Some(whole(r"2(?:2[1-7]|3[0-8]|4[12]|5[1256]|6\d|7[1-3]|8[1-5])\d{4}")), not_fixed_line: None, formats: &FORMATS_238 },
    Region { code: "ST", calling: 239, lengths: 1 << 7, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"(?:22|9\d)\d{5}"), own: None, fixed_line: Some(whole(r"22\d{5}")), not_fixed_line: None, formats: &FORMATS_239 },
    Region { code: "GQ", calling: 240, lengths: 1 << 9, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"222\d{6}|(?:3\d|55|[89]0)\d{7}"), own: None, fixed_line: Some(whole(r"33[0-24-9]\d[46]\d{4}|3(?:33|5\d)\d[7-9]\d{4}")), not_fixed_line: None, formats: &FORMATS_240 },
    Region { code: "GA", calling: 241, lengths: 1 << 7 | 1 << 8, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: Some(start(r"0(11\d{6}|60\d{6}|61\d{6}|6[256]\d{6}|7[467]\d{6})")), national_prefix_becomes: Some("$1"), number: whole(r"(?:[067]\d|11)\d{6}|[2-7]\d{6}"), own: None, fixed_line: Some(whole(r"[01]1\d{6}")), not_fixed_line: None, formats: &FORMATS_241 },
    Region { code: "CG", calling: 242, lengths: 1 << 9, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"222\d{6}|(?:0\d|80)\d{7}"), own: None, fixed_line: Some(whole(r"222[1-589]\d{5}")), not_fixed_line: None, formats: &FORMATS_242 },
    Region { code: "CD", calling: 243, lengths: 1 << 7 | 1 << 8 | 1 << 9 | 1 << 10, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"(?:(?:[189]|5\d)\d|2)\d{7}|[1-68]\d{6}"), own: None, fixed_line: Some(whole(r"(?:(?:12|573)\d\d|276)\d{5}|[1-6]\d{6}")), not_fixed_line: None, formats: &FORMATS_243 },
    Region { code: "AO", calling: 244, lengths: 1 << 9, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"[29]\d{8}"), own: None, fixed_line: Some(whole(r"2\d(?:[0134][25-9]|[25-9]\d)\d{5}")), not_fixed_line: None, formats: &FORMATS_244 },
    Region { code: "GW", calling: 245, lengths: 1 << 7 | 1 << 9, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"[49]\d{8}|4\d{6}"), own: None, fixed_line: Some(whole(r"443\d{6}")), not_fixed_line: None, formats: &FORMATS_245 },
    Region { code: "IO", calling: 246, lengths: 1 << 7, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"3\d{6}"), own: None, fixed_line: Some(whole(r"37\d{5}")), not_fixed_line: None, formats: &FORMATS_246 },
    Region { code: "AC", calling: 247, lengths: 1 << 5 | 1 << 6, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"(?:[01589]\d|[2-467])\d{4}"), own: None, fixed_line: Some(whole(r"6\d{4}")), not_fixed_line: None, formats: &[] },
    Region { code: "SC", calling: 248, lengths: 1 << 7, local_lengths: 0, international_prefix: Some(start("010|0[0-2]")), national_prefix: None, national_prefix_becomes: None, number: whole(r"(?:[2489]\d|64)\d{5}"), own: None, fixed_line: Some(whole(r"4[2-46]\d{5}")), not_fixed_line: None, formats: &FORMATS_248 },
    Region { code: "SD", calling: 249, lengths: 1 << 9, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"[19]\d{8}"), own: None, fixed_line: Some(whole(r"1(?:5\d|8[35-7])\d{6}")), not_fixed_line: None, formats: &FORMATS_249 },
    Region { code: "RW", calling: 250, lengths: 1 << 8 | 1 << 9, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"(?:06|[27]\d\d|[89]00)\d{6}"), own: None, fixed_line: Some(whole(r"(?:06|2[23568]\d)\d{6}")), not_fixed_line: None, formats: &FORMATS_250 },
    Region { code: "ET", calling: 251, lengths: 1 << 9, local_lengths: 1 << 7, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"(?:11|[2-57-9]\d)\d{7}"), own: None, fixed_line: Some(whole(r"(?:11(?:[124]\d\d|3(?:[0-79]\d|8[0-7])|5(?:[02-9]\d|1[0-57-9])|6(?:[02-79]\d|1[0-57-9]|8[0-8]))|2(?:2(?:11[1-9]|22[0-7]|33\d|44[1467]|66[1-68])|5(?:11[124-6]|33[2-8]|44[1467]|55[14]|66[1-3679]|77[124-79]|880))|3(?:3(?:11[0-46-8]|(?:22|55)[0-6]|33[0134689]|44[04]|66[01467])|4(?:44[0-8]|55[0-69]|66[0-3]|77[1-5]))|4(?:6(?:119|22[0-24-7]|33[1-5]|44[13-69]|55[14-689]|660|88[1-4])|7(?:(?:11|22)[1-9]|33[13-7]|44[13-6]|55[1-689]))|5(?:7(?:227|55[05]|(?:66|77)[14-8])|8(?:11[149]|22[013-79]|33[0-68]|44[013-8]|550|66[1-5]|77\d)))\d{4}")), not_fixed_line: None, formats: &FORMATS_251 },
    Region { code: "SO", calling: 252, lengths: 1 << 6 | 1 << 7 | 1 << 8 | 1 << 9, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"[346-9]\d{8}|[12679]\d{7}|[1-5]\d{6}|[1348]\d{5}"), own: None, fixed_line: Some(whole(r"(?:1\d|2[0-79]|3[0-46-8]|4[0-7]|5[57-9])\d{5}|(?:[134]\d|8[125])\d{4}")), not_fixed_line: None, formats: &FORMATS_252 },
    Region { code: "DJ", calling: 253, lengths: 1 << 8, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"(?:2\d|77)\d{6}"), own: None, fixed_line: Some(whole(r"2(?:1[2-5]|7[45])\d{5}")), not_fixed_line: None, formats: &FORMATS_253 },
    Region { code: "KE", calling: 254, lengths: 1 << 7 | 1 << 8 | 1 << 9 | 1 << 10, local_lengths: 0, international_prefix: Some(start("000")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"(?:[17]\d\d|900)\d{6}|(?:2|80)0\d{6,7}|[4-6]\d{6,8}"), own: None, fixed_line: Some(whole(r"(?:4[245]|5[1-79]|6[01457-9])\d{5,7}|(?:4[136]|5[08]|62)\d{7}|(?:[24]0|66)\d{6,7}")), not_fixed_line: None, formats: &FORMATS_254 },
    Region { code: "TZ", calling: 255, lengths: 1 << 9, local_lengths: 0, international_prefix: Some(start("00[056]")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"(?:[25-8]\d|41|90)\d{7}"), own: None, fixed_line: Some(whole(r"2[2-8]\d{7}")), not_fixed_line: None, formats: &FORMATS_255 },
    Region { code: "UG", calling: 256, lengths: 1 << 9, local_lengths: 1 << 5 | 1 << 6 | 1 << 7, international_prefix: Some(start("00[057]")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"800\d{6}|(?:[29]0|[347]\d)\d{7}"), own: None, fixed_line: Some(whole(r"20(?:(?:24[09]|30[67])\d|6(?:00[0-2]|30[0-4]))\d{3}|(?:20(?:[017]\d|2[5-9]|3[1-4]|5[0-4]|6[15-9])|[34]\d{3})\d{5}")), not_fixed_line: None, formats: &FORMATS_256 },
    Region { code: "BI", calling: 257, lengths: 1 << 8, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"(?:[267]\d|31)\d{6}"), own: None, fixed_line: Some(whole(r"(?:22|31)\d{6}")), not_fixed_line: None, formats: &FORMATS_257 },
    Region { code: "MZ", calling: 258, lengths: 1 << 8 | 1 << 9, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"(?:2|8\d)\d{7}"), own: None, fixed_line: Some(whole(r"2(?:[1346]\d|5[0-2]|[78][12]|93)\d{5}")), not_fixed_line: None, formats: &FORMATS_258 },
    Region { code: "ZM", calling: 260, lengths: 1 << 9, local_lengths: 1 << 6, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"800\d{6}|(?:21|[579]\d|63)\d{7}"), own: None, fixed_line: Some(whole(r"21[1-8]\d{6}")), not_fixed_line: None, formats: &FORMATS_260 },
    Region { code: "MG", calling: 261, lengths: 1 << 9, local_lengths: 1 << 7, international_prefix: Some(start("00")), national_prefix: Some(start(r"([24-9]\d{6})$|0")), national_prefix_becomes: Some("20$1"), number: whole(r"[23]\d{8}"), own: None, fixed_line: Some(whole(r"2072[29]\d{4}|20(?:2\d|4[47]|5[3467]|6[279]|7[356]|8[268]|9[2457])\d{5}")), not_fixed_line: None, formats: &FORMATS_261 },
    Region { code: "RE", calling: 262, lengths: 1 << 9, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"709\d{6}|(?:26|[689]\d)\d{7}"), own: Some(whole(r"89[1-37-9]\d{6}|80\d{7}|8(?:1[019]|2[0156]|84|90)\d{6}|9(?:399[0-3]|479[0-6]|76(?:2[278]|3[0-37]))\d{4}|2631[0-6]\d{4}|26(?:2\d|30|88)\d{5}|(?:69(?:2\d\d|3(?:[06][0-6]|1[0-3]|2[0-2]|3[0-39]|4\d|5[0-5]|7[0-37]|8[0-8]|9[0-479]))|7092[0-3])\d{4}")), fixed_line: Some(whole(r"2631[0-6]\d{4}|26(?:2\d|30|88)\d{5}")), not_fixed_line: None, formats: &FORMATS_262 },
    Region { code: "YT", calling: 262, lengths: 1 << 9, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"(?:639\d|7093)\d{5}|(?:26|80|9\d)\d{7}"), own: Some(whole(r"80\d{7}|9(?:(?:39|47)8[01]|769\d)\d{4}|26(?:89\d|9(?:0[0-467]|15|5[0-4]|6\d|[78]0))\d{4}|(?:639(?:0[0-79]|1[019]|[267]\d|3[09]|40|5[05-9]|9[04-79])|7093[5-7])\d{4}")), fixed_line: Some(whole(r"26(?:89\d|9(?:0[0-467]|15|5[0-4]|6\d|[78]0))\d{4}")), not_fixed_line: None, formats: &[] },
    Region { code: "ZW", calling: 263, lengths: 1 << 7 | 1 << 9 | 1 << 10, local_lengths: 1 << 6, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"8\d{6}(?:\d{3})?|[235-8]\d{8}"), own: None, fixed_line: Some(whole(r"(?:2(?:02[014]|(?:42|9\d)\d|[56]20|72[03])|3(?:123|92\d)|5(?:42\d|525)|6(?:[16-8]21|52[013])|8(?:[1349]28|523))\d{5}")), not_fixed_line: None, formats: &FORMATS_263 },
    Region { code: "NA", calling: 264, lengths: 1 << 8 | 1 << 9, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"[68]\d{7,8}"), own: None, fixed_line: Some(whole(r"64426\d{3}|6(?:1(?:2[2-7]|3[01378]|4[0-4])|254|32[0237]|4(?:27|41|5[25])|52[236-8]|626|7(?:2[2-4]|30))\d{4,5}|6(?:1(?:(?:0\d|2[0189]|3[24-69]|4[5-9])\d|17|69|7[014])|2(?:17|5[0-36-8]|69|70)|3(?:17|2[14-689]|34|6[289]|7[01]|81)|4(?:17|2[0-2]|4[06]|5[0137]|69|7[01])|5(?:17|2[0459]|69|7[01])|6(?:17|25|38|42|69|7[01])|7(?:17|2[569]|3[13]|6[89]|7[01]))\d{4}")), not_fixed_line: None, formats: &FORMATS_264 },
    Region { code: "MW", calling: 265, lengths: 1 << 7 | 1 << 9, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"(?:[1289]\d|31|77)\d{7}|1\d{6}"), own: None, fixed_line: Some(whole(r"1[2-9]\d{5}")), not_fixed_line: None, formats: &FORMATS_265 },
    Region { code: "LS", calling: 266, lengths: 1 << 8, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"(?:[256]\d\d|800)\d{5}"), own: None, fixed_line: Some(whole(r"2\d{7}")), not_fixed_line: None, formats: &FORMATS_266 },
    Region { code: "BW", calling: 267, lengths: 1 << 7 | 1 << 8 | 1 << 10, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"90\d{5}|(?:0800|[2-6]|(?:7|800)\d)\d{6}"), own: None, fixed_line: Some(whole(r"(?:2(?:1[01]|31|[469]\d|5[0-2]|7[5-7]|89)|3(?:[15-79]\d|2[1-5]|45|8[0-5])|4(?:[38]0|42|51|[679]\d)|5(?:[056][01]|1[23]|2[034]|[347-9]\d)|6(?:0[01]|[258]\d|[34]0|6[03]))\d{4}")), not_fixed_line: None, formats: &FORMATS_267 },
    Region { code: "SZ", calling: 268, lengths: 1 << 8 | 1 << 9, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"0800\d{4}|(?:[237]\d|900)\d{6}"), own: None, fixed_line: Some(whole(r"[23][2-5]\d{6}")), not_fixed_line: None, formats: &FORMATS_268 },
    Region { code: "KM", calling: 269, lengths: 1 << 7, local_lengths: 1 << 4, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"[3478]\d{6}"), own: None, fixed_line: Some(whole(r"7[4-7]\d{5}")), not_fixed_line: None, formats: &FORMATS_269 },
    Region { code: "SH", calling: 290, lengths: 1 << 4 | 1 << 5, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"(?:[2569]\d|8)\d{3}"), own: Some(start("[2569]")), fixed_line: Some(whole(r"2(?:[0-57-9]\d|6[4-9])\d\d")), not_fixed_line: None, formats: &[] },
    Region { code: "TA", calling: 290, lengths: 1 << 4, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"8\d{3}"), own: Some(start("8")), fixed_line: Some(whole(r"8\d{3}")), not_fixed_line: None, formats: &[] },
    Region { code: "ER", calling: 291, lengths: 1 << 7, local_lengths: 1 << 6, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"[178]\d{6}"), own: None, fixed_line: Some(whole(r"(?:1(?:1[12568]|[24]0|55|6[146])|8\d\d)\d{4}")), not_fixed_line: None, formats: &FORMATS_291 },
    Region { code: "AW", calling: 297, lengths: 1 << 7, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"(?:[25-79]\d\d|800)\d{4}"), own: None, fixed_line: Some(whole(r"5(?:2\d|8[1-9])\d{4}")), not_fixed_line: None, formats: &FORMATS_297 },
    Region { code: "FO", calling: 298, lengths: 1 << 6, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: Some(start("(10(?:01|[12]0|88))")), national_prefix_becomes: None, number: whole(r"[2-9]\d{5}"), own: None, fixed_line: Some(whole(r"(?:20|[34]\d|8[19])\d{4}")), not_fixed_line: None, formats: &FORMATS_298 },
    Region { code: "GL", calling: 299, lengths: 1 << 6, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"(?:19|[2-689]\d|70)\d{4}"), own: None, fixed_line: Some(whole(r"(?:19|3[1-7]|[68][1-9]|70|9\d)\d{4}")), not_fixed_line: None, formats: &FORMATS_299 },
    Region { code: "GI", calling: 350, lengths: 1 << 8, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"(?:[25]\d|60)\d{6}"), own: None, fixed_line: Some(whole(r"2190[0-2]\d{3}|2(?:0(?:[02]\d|3[01])|16[24-9]|2[2-5]\d)\d{4}")), not_fixed_line: None, formats: &FORMATS_350 },
    Region { code: "PT", calling: 351, lengths: 1 << 9, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"1693\d{5}|(?:[26-9]\d|30)\d{7}"), own: None, fixed_line: Some(whole(r"2(?:[12]\d|3[1-689]|4[1-59]|[57][1-9]|6[1-35689]|8[1-69]|9[1256])\d{6}")), not_fixed_line: None, formats: &FORMATS_351 },
    Region { code: "LU", calling: 352, lengths: 1 << 4 | 1 << 5 | 1 << 6 | 1 << 7 | 1 << 8 | 1 << 9 | 1 << 10 | 1 << 11, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: Some(start(r"(15(?:0[06]|1[12]|[35]5|4[04]|6[26]|77|88|99)\d)")), national_prefix_becomes: None, number: whole(r"35[013-9]\d{4,8}|6\d{8}|35\d{2,4}|(?:[2457-9]\d|3[0-46-9])\d{2,9}"), own: None, fixed_line: Some(whole(r"(?:35[013-9]|80[2-9]|90[89])\d{1,8}|(?:2[2-9]|3[0-46-9]|[457]\d|8[13-9]|9[2-579])\d{2,9}")), not_fixed_line: None, formats: &FORMATS_352 },
    Region { code: "IE", calling: 353, lengths: 1 << 7 | 1 << 8 | 1 << 9 | 1 << 10, local_lengths: 1 << 5 | 1 << 6, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"(?:1\d|[2569])\d{6,8}|4\d{6,9}|7\d{8}|8\d{8,9}"), own: None, fixed_line: Some(whole(r"(?:1\d|21)\d{6,7}|(?:2[24-9]|4(?:0[24]|5\d|7)|5(?:0[45]|1\d|8)|6(?:1\d|[237-9])|9(?:1\d|[35-9]))\d{5}|(?:23|4(?:[1-469]|8\d)|5[23679]|6[4-6]|7[14]|9[04])\d{7}")), not_fixed_line: None, formats: &FORMATS_353 },
    Region { code: "IS", calling: 354, lengths: 1 << 7 | 1 << 9, local_lengths: 0, international_prefix: Some(start("00|1(?:0(?:01|[12]0)|100)")), national_prefix: None, national_prefix_becomes: None, number: whole(r"(?:38\d|[4-9])\d{6}"), own: None, fixed_line: Some(whole(r"(?:4(?:1[0-24-69]|2[0-7]|[37][0-8]|4[0-24589]|5[0-68]|6\d|8[0-36-8])|5(?:05|[156]\d|2[02578]|3[0-579]|4[03-7]|7[0-2578]|8[0-35-9]|9[013-689])|872)\d{4}")), not_fixed_line: None, formats: &FORMATS_354 },
    Region { code: "AL", calling: 355, lengths: 1 << 6 | 1 << 7 | 1 << 8 | 1 << 9, local_lengths: 1 << 5, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"(?:700\d\d|900)\d{3}|8\d{5,7}|(?:[2-5]|6\d)\d{7}"), own: None, fixed_line: Some(whole(r"4505[0-2]\d{3}|(?:[2358][16-9]\d[2-9]|4410)\d{4}|(?:[2358][2-5][2-9]|4(?:[2-57-9][2-9]|6\d))\d{5}")), not_fixed_line: None, formats: &FORMATS_355 },
    Region { code: "MT", calling: 356, lengths: 1 << 8, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"3550\d{4}|(?:[2579]\d\d|800)\d{5}"), own: None, fixed_line: Some(whole(r"20(?:3[1-4]|6[059])\d{4}|2(?:0[19]|[1-357]\d|60)\d{5}")), not_fixed_line: None, formats: &FORMATS_356 },
    Region { code: "CY", calling: 357, lengths: 1 << 8, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"(?:[279]\d|[58]0)\d{6}"), own: None, fixed_line: Some(whole(r"2[2-6]\d{6}")), not_fixed_line: None, formats: &FORMATS_357 },
    Region { code: "FI", calling: 358, lengths: 1 << 5 | 1 << 6 | 1 << 7 | 1 << 8 | 1 << 9 | 1 << 10 | 1 << 11 | 1 << 12, local_lengths: 0, international_prefix: Some(start("00|99(?:[01469]|5(?:[14]1|3[23]|5[59]|77|88|9[09]))")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"[1-35689]\d{4}|7\d{10,11}|(?:[124-7]\d|3[0-46-9])\d{8}|[1-9]\d{5,8}"), own: Some(start("1[03-79]|[2-9]")), fixed_line: Some(whole(r"1[3-7][1-8]\d{3,6}|(?:19[1-8]|[23568][1-8]\d|9(?:00|[1-8]\d))\d{2,6}")), not_fixed_line: None, formats: &FORMATS_358 },
    Region { code: "AX", calling: 358, lengths: 1 << 5 | 1 << 6 | 1 << 7 | 1 << 8 | 1 << 9 | 1 << 10 | 1 << 11 | 1 << 12, local_lengths: 0, international_prefix: Some(start("00|99(?:[01469]|5(?:[14]1|3[23]|5[59]|77|88|9[09]))")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"2\d{4,9}|35\d{4,5}|(?:60\d\d|800)\d{4,6}|7\d{5,11}|(?:[14]\d|3[0-46-9]|50)\d{4,8}"), own: Some(start("18")), fixed_line: Some(whole(r"18[1-8]\d{3,6}")), not_fixed_line: None, formats: &[] },
    Region { code: "BG", calling: 359, lengths: 1 << 6 | 1 << 7 | 1 << 8 | 1 << 9 | 1 << 12, local_lengths: 1 << 4 | 1 << 5, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"00800\d{7}|[2-7]\d{6,7}|[89]\d{6,8}|2\d{5}"), own: None, fixed_line: Some(whole(r"2\d{5,7}|(?:43[1-6]|70[1-9])\d{4,5}|(?:[36]\d|4[124-7]|[57][1-9]|8[1-6]|9[1-7])\d{5,6}")), not_fixed_line: None, formats: &FORMATS_359 },
    Region { code: "LT", calling: 370, lengths: 1 << 8, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: Some(start("[08]")), national_prefix_becomes: None, number: whole(r"(?:[3469]\d|52|[78]0)\d{6}"), own: None, fixed_line: Some(whole(r"(?:3[1478]|4[124-6]|52)\d{6}")), not_fixed_line: None, formats: &FORMATS_370 },
    Region { code: "LV", calling: 371, lengths: 1 << 8, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"(?:[268]\d|78|90)\d{6}"), own: None, fixed_line: Some(whole(r"6\d{7}")), not_fixed_line: None, formats: &FORMATS_371 },
    Region { code: "EE", calling: 372, lengths: 1 << 7 | 1 << 8 | 1 << 10, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"8\d{9}|[4578]\d{7}|(?:[3-8]\d|90)\d{5}"), own: None, fixed_line: Some(whole(r"(?:3[23589]|4[3-8]|6\d|7[1-9]|88)\d{5}")), not_fixed_line: None, formats: &FORMATS_372 },
    Region { code: "MD", calling: 373, lengths: 1 << 8, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"(?:[235-7]\d|[89]0)\d{6}"), own: None, fixed_line: Some(whole(r"(?:(?:2[1-9]|3[1-79])\d|5(?:33|5[257]))\d{5}")), not_fixed_line: None, formats: &FORMATS_373 },
    Region { code: "AM", calling: 374, lengths: 1 << 8, local_lengths: 1 << 5 | 1 << 6, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"(?:[1-489]\d|55|60|77)\d{6}"), own: None, fixed_line: Some(whole(r"(?:(?:1[0-25]|47)\d|2(?:2[2-46]|3[1-8]|4[2-69]|5[2-7]|6[1-9]|8[1-7])|3[12]2)\d{5}")), not_fixed_line: None, formats: &FORMATS_374 },
    Region { code: "BY", calling: 375, lengths: 1 << 6 | 1 << 7 | 1 << 8 | 1 << 9 | 1 << 10 | 1 << 11, local_lengths: 1 << 5, international_prefix: Some(start("810")), national_prefix: Some(start("0|80?")), national_prefix_becomes: None, number: whole(r"(?:[12]\d|33|44|902)\d{7}|8(?:0[0-79]\d{5,7}|[1-7]\d{9})|8(?:1[0-489]|[5-79]\d)\d{7}|8[1-79]\d{6,7}|8[0-79]\d{5}|8\d{5}"), own: None, fixed_line: Some(whole(r"(?:1(?:5(?:1[1-5]|[24]\d|6[2-4]|9[1-7])|6(?:[235]\d|4[1-7])|7\d\d)|2(?:1(?:[246]\d|3[0-35-9]|5[1-9])|2(?:[235]\d|4[0-8])|3(?:[26]\d|3[02-79]|4[024-7]|5[03-7])))\d{5}")), not_fixed_line: None, formats: &FORMATS_375 },
    Region { code: "AD", calling: 376, lengths: 1 << 6 | 1 << 8 | 1 << 9, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"(?:1|6\d)\d{7}|[135-9]\d{5}"), own: None, fixed_line: Some(whole(r"[78]\d{5}")), not_fixed_line: None, formats: &FORMATS_376 },
    Region { code: "MC", calling: 377, lengths: 1 << 8 | 1 << 9, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"(?:[3489]|[67]\d)\d{7}"), own: None, fixed_line: Some(whole(r"(?:870|9[2-47-9]\d)\d{5}")), not_fixed_line: None, formats: &FORMATS_377 },
    Region { code: "SM", calling: 378, lengths: 1 << 8 | 1 << 10, local_lengths: 1 << 6, international_prefix: Some(start("00")), national_prefix: Some(start(r"([89]\d{5})$")), national_prefix_becomes: Some("0549$1"), number: whole(r"(?:0549|[5-7]\d)\d{6}"), own: None, fixed_line: Some(whole(r"0549(?:8[0157-9]|9\d)\d{4}")), not_fixed_line: None, formats: &FORMATS_378 },
    Region { code: "UA", calling: 380, lengths: 1 << 9 | 1 << 10, local_lengths: 1 << 5 | 1 << 6 | 1 << 7, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"[89]\d{9}|[3-9]\d{8}"), own: None, fixed_line: Some(whole(r"(?:3[1-8]|4[13-8]|5[1-7]|6[12459])\d{7}")), not_fixed_line: None, formats: &FORMATS_380 },
    Region { code: "RS", calling: 381, lengths: 1 << 6 | 1 << 7 | 1 << 8 | 1 << 9 | 1 << 10 | 1 << 11 | 1 << 12, local_lengths: 1 << 4 | 1 << 5, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"38[02-9]\d{6,9}|6\d{7,9}|90\d{4,8}|38\d{5,6}|(?:7\d\d|800)\d{3,9}|(?:[12]\d|3[0-79])\d{5,10}"), own: None, fixed_line: Some(whole(r"(?:11[1-9]\d|(?:2[389]|39)(?:0[2-9]|[2-9]\d))\d{3,8}|(?:1[02-9]|2[0-24-7]|3[0-8])[2-9]\d{4,9}")), not_fixed_line: None, formats: &FORMATS_381 },
    Region { code: "ME", calling: 382, lengths: 1 << 8 | 1 << 9, local_lengths: 1 << 6, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"(?:20|[3-79]\d)\d{6}|80\d{6,7}"), own: None, fixed_line: Some(whole(r"(?:20[2-8]|3(?:[0-2][2-7]|3[24-7])|4(?:0[2-467]|1[2467])|5(?:0[2467]|1[24-7]|2[2-467]))\d{5}")), not_fixed_line: None, formats: &FORMATS_382 },
    Region { code: "XK", calling: 383, lengths: 1 << 8 | 1 << 9 | 1 << 10 | 1 << 11 | 1 << 12, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"2\d{7,8}|3\d{7,11}|(?:4\d\d|[89]00)\d{5}"), own: None, fixed_line: Some(whole(r"38\d{6,10}|(?:2[89]|39)(?:0\d{5,6}|[1-9]\d{5})")), not_fixed_line: None, formats: &FORMATS_383 },
    Region { code: "HR", calling: 385, lengths: 1 << 7 | 1 << 8 | 1 << 9, local_lengths: 1 << 6, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"[2-69]\d{8}|80\d{5,7}|[1-79]\d{7}|6\d{6}"), own: None, fixed_line: Some(whole(r"1\d{7}|(?:2[0-3]|3[1-5]|4[02-47-9]|5[1-3])\d{6,7}")), not_fixed_line: None, formats: &FORMATS_385 },
    Region { code: "SI", calling: 386, lengths: 1 << 5 | 1 << 6 | 1 << 7 | 1 << 8, local_lengths: 0, international_prefix: Some(start("00|10(?:22|66|88|99)")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"[1-7]\d{7}|8\d{4,7}|90\d{4,6}"), own: None, fixed_line: Some(whole(r"(?:[1-357][2-8]|4[24-8])\d{6}")), not_fixed_line: None, formats: &FORMATS_386 },
    Region { code: "BA", calling: 387, lengths: 1 << 8 | 1 << 9, local_lengths: 1 << 6, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"6\d{8}|(?:[35689]\d|49|70)\d{6}"), own: None, fixed_line: Some(whole(r"(?:3(?:[05-79][2-9]|1[4579]|[23][24-9]|4[2-4689]|8[2457-9])|49[2-579]|5(?:0[2-49]|[13][2-9]|[268][2-4679]|4[4689]|5[2-79]|7[2-69]|9[2-4689]))\d{5}")), not_fixed_line: None, formats: &FORMATS_387 },
    Region { code: "MK", calling: 389, lengths: 1 << 8, local_lengths: 1 << 6 | 1 << 7, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"[2-578]\d{7}"), own: None, fixed_line: Some(whole(r"(?:(?:2(?:62|77)0|3444)\d|4[56]440)\d{3}|(?:34|4[357])700\d{3}|(?:2(?:[0-3]\d|5[0-578]|6[01]|82)|3(?:1[3-68]|[23][2-68]|4[23568])|4(?:[23][2-68]|4[3-68]|5[2568]|6[25-8]|7[24-68]|8[4-68]))\d{5}")), not_fixed_line: None, formats: &FORMATS_389 },
    Region { code: "CZ", calling: 420, lengths: 1 << 9 | 1 << 10 | 1 << 11 | 1 << 12, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"(?:[2-578]\d|60)\d{7}|9\d{8,11}"), own: None, fixed_line: Some(whole(r"(?:2\d|3[1257-9]|4[16-9]|5[13-9])\d{7}")), not_fixed_line: None, formats: &FORMATS_420 },
    Region { code: "SK", calling: 421, lengths: 1 << 6 | 1 << 7 | 1 << 9, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"[2-689]\d{8}|[2-59]\d{6}|[2-5]\d{5}"), own: None, fixed_line: Some(whole(r"(?:2(?:16|[2-9]\d{3})|(?:(?:[3-5][1-8]\d|819)\d|601[1-5])\d)\d{4}|(?:2|[3-5][1-8])1[67]\d{3}|[3-5][1-8]16\d\d")), not_fixed_line: None, formats: &FORMATS_421 },
    Region { code: "LI", calling: 423, lengths: 1 << 7 | 1 << 9, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: Some(start("(1001)|0")), national_prefix_becomes: None, number: whole(r"[68]\d{8}|(?:[2378]\d|90)\d{5}"), own: None, fixed_line: Some(whole(r"(?:2(?:01|1[27]|2[024]|3\d|6[02-578]|9[06])|3(?:[24]0|33|7[0135-7]|8[048]|9[0269]))\d{4}")), not_fixed_line: None, formats: &FORMATS_423 },
    Region { code: "FK", calling: 500, lengths: 1 << 5, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"[2-7]\d{4}"), own: None, fixed_line: Some(whole(r"[2-47]\d{4}")), not_fixed_line: None, formats: &[] },
    Region { code: "BZ", calling: 501, lengths: 1 << 7 | 1 << 11, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"(?:0800\d|[2-8])\d{6}"), own: None, fixed_line: Some(whole(r"(?:2(?:[02]\d|36|[68]0)|[3-58](?:[02]\d|[68]0)|7(?:[02]\d|32|[68]0))\d{4}")), not_fixed_line: None, formats: &FORMATS_501 },
    Region { code: "GT", calling: 502, lengths: 1 << 8 | 1 << 11, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"80\d{6}|(?:1\d{3}|[2-7])\d{7}"), own: None, fixed_line: Some(whole(r"[267][2-9]\d{6}")), not_fixed_line: None, formats: &FORMATS_502 },
    Region { code: "SV", calling: 503, lengths: 1 << 7 | 1 << 8 | 1 << 11, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"[25-7]\d{7}|(?:80\d|900)\d{4}(?:\d{4})?"), own: None, fixed_line: Some(whole(r"2(?:79(?:0[0347-9]|[1-9]\d)|89(?:0[024589]|[1-9]\d))\d{3}|2(?:[1-69]\d|[78][0-8])\d{5}")), not_fixed_line: None, formats: &FORMATS_503 },
    Region { code: "HN", calling: 504, lengths: 1 << 8 | 1 << 11, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"8\d{10}|[237-9]\d{7}"), own: None, fixed_line: Some(whole(r"2(?:2(?:0[0-59]|1[1-9]|[23]\d|4[02-8]|5[57]|6[2458]|7[0135689]|8[01346-9]|9[0-2])|4(?:0[578]|2[3-59]|3[13-9]|4[0-68]|5[1-3589]|80)|5(?:0[2357-9]|1[1-6]|4[03-58]|5\d|6[014-69]|7[04]|80)|6(?:[056]\d|17|2[067]|3[047]|4[0-378]|[78][0-8]|9[01])|7(?:0[5-79]|2[01]|6[46-9]|7[02-9]|8[034]|91)|8(?:79|8[0-357-9]|9[1-57-9]))\d{4}")), not_fixed_line: None, formats: &FORMATS_504 },
    Region { code: "NI", calling: 505, lengths: 1 << 8, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"(?:1800|[25-8]\d{3})\d{4}"), own: None, fixed_line: Some(whole(r"2\d{7}")), not_fixed_line: None, formats: &FORMATS_505 },
    Region { code: "CR", calling: 506, lengths: 1 << 8 | 1 << 10, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: Some(start("(19(?:0[0-2468]|1[09]|20|66|77|99))")), national_prefix_becomes: None, number: whole(r"(?:8\d|90)\d{8}|(?:[24-8]\d{3}|3005)\d{4}"), own: None, fixed_line: Some(whole(r"2(?:010|1(?:0[7-9]|[1-9]\d)|[24-7]\d\d)\d{4}")), not_fixed_line: None, formats: &FORMATS_506 },
    Region { code: "PA", calling: 507, lengths: 1 << 7 | 1 << 8 | 1 << 10 | 1 << 11, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"(?:00800|8\d{3})\d{6}|[68]\d{7}|[1-57-9]\d{6}"), own: None, fixed_line: Some(whole(r"(?:1(?:0\d|1[0479]|2[37]|3[0137]|4[147]|5[05]|6[058]|7[0167]|8[2358]|9[1389])|2(?:[0235-79]\d|1[0-7]|4[013-9]|8[02-9])|3(?:[0147-9]\d|[25][0-5]|33|6[068])|4(?:00|3[0-579]|4\d|7[0-57-9])|5(?:[01]\d|2[0-7]|[56]0|79)|7(?:0[09]|2[0-26-8]|3[03]|4[04]|5[05-9]|6[0156]|7[0-24-9]|8[4-9]|90)|8(?:09|2[89]|3\d|4[0-24-689]|5[014]|8[02])|9(?:0[5-9]|1[0-35-8]|2[036-9]|3[35-79]|40|5[0457-9]|6[05-9]|7[04-9]|8[235-8]|9\d))\d{4}")), not_fixed_line: None, formats: &FORMATS_507 },
    Region { code: "PM", calling: 508, lengths: 1 << 6 | 1 << 9, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"[78]\d{8}|[2-9]\d{5}"), own: None, fixed_line: Some(whole(r"80[6-9]\d{6}|(?:[236-9]\d|4[1-35-9]|5[0-47-9])\d{4}")), not_fixed_line: Some(whole(r"708(?:4[0-5]|5[0-6])\d{4}|(?:[236-9]\d|4[02-489]|5[02-9])\d{4}")), formats: &FORMATS_508 },
    Region { code: "HT", calling: 509, lengths: 1 << 8, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"[2-589]\d{7}"), own: None, fixed_line: Some(whole(r"2(?:2\d|5[1-5]|81|9[149])\d{5}")), not_fixed_line: None, formats: &FORMATS_509 },
    Region { code: "GP", calling: 590, lengths: 1 << 9, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"7090\d{5}|(?:[56]9|[89]\d)\d{7}"), own: Some(whole(r"8[129]\d{7}|80[0-5]\d{6}|9(?:(?:39[5-7]|76[018])\d|475[0-6])\d{4}|(?:59(?:0(?:0[1-68]|[14][0-24-9]|2[0-68]|3[1-9]|5[3-579]|[68][0-689]|7[08]|9\d)|87\d)|80[6-9]\d\d)\d{4}|(?:69(?:0\d\d|1(?:2[2-9]|3[0-5]))|7090[0-4])\d{4}")), fixed_line: Some(whole(r"(?:59(?:0(?:0[1-68]|[14][0-24-9]|2[0-68]|3[1-9]|5[3-579]|[68][0-689]|7[08]|9\d)|87\d)|80[6-9]\d\d)\d{4}")), not_fixed_line: None, formats: &FORMATS_590 },
    Region { code: "BL", calling: 590, lengths: 1 << 9, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"7090\d{5}|(?:[56]9|[89]\d)\d{7}"), own: Some(whole(r"8[129]\d{7}|80[0-5]\d{6}|9(?:(?:39[5-7]|76[018])\d|475[0-6])\d{4}|(?:59(?:0(?:2[7-9]|3[3-7]|5[12]|87)|87\d)|80[6-9]\d\d)\d{4}|(?:69(?:0\d\d|1(?:2[2-9]|3[0-5]))|7090[0-4])\d{4}")), fixed_line: Some(whole(r"(?:59(?:0(?:2[7-9]|3[3-7]|5[12]|87)|87\d)|80[6-9]\d\d)\d{4}")), not_fixed_line: None, formats: &[] },
    Region { code: "MF", calling: 590, lengths: 1 << 9, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"7090\d{5}|(?:[56]9|[89]\d)\d{7}"), own: Some(whole(r"8[129]\d{7}|80[0-5]\d{6}|9(?:(?:39[5-7]|76[018])\d|475[0-6])\d{4}|(?:59(?:0(?:0[079]|[14]3|[27][79]|3[03-7]|5[0-268]|87)|87\d)|80[6-9]\d\d)\d{4}|(?:69(?:0\d\d|1(?:2[2-9]|3[0-5]))|7090[0-4])\d{4}")), fixed_line: Some(whole(r"(?:59(?:0(?:0[079]|[14]3|[27][79]|3[03-7]|5[0-268]|87)|87\d)|80[6-9]\d\d)\d{4}")), not_fixed_line: None, formats: &[] },
    Region { code: "BO", calling: 591, lengths: 1 << 8 | 1 << 9, local_lengths: 1 << 7, international_prefix: Some(start(r"00(?:1\d)?")), national_prefix: Some(start(r"0(1\d)?")), national_prefix_becomes: None, number: whole(r"(?:[2-7]\d\d|8001)\d{5}"), own: None, fixed_line: Some(whole(r"(?:2(?:2\d\d|5(?:11|[258]\d|9[67])|6(?:12|2\d|9[34])|8(?:2[34]|39|62))|3(?:3\d\d|4(?:6\d|8[24])|8(?:25|42|5[257]|86|9[25])|9(?:[27]\d|3[2-4]|4[248]|5[24]|6[2-6]))|4(?:4\d\d|6(?:11|[24689]\d|72)))\d{4}")), not_fixed_line: None, formats: &FORMATS_591 },
    Region { code: "GY", calling: 592, lengths: 1 << 7, local_lengths: 0, international_prefix: Some(start("001")), national_prefix: None, national_prefix_becomes: None, number: whole(r"(?:[2-8]\d{3}|9008)\d{3}"), own: None, fixed_line: Some(whole(r"(?:2(?:1[6-9]|2[0-35-9]|3[1-4]|5[3-9]|6\d|7[0-79])|3(?:2[25-9]|3\d)|4(?:4[0-24]|5[56])|5(?:0[0-6]|16)|77[1-57])\d{4}")), not_fixed_line: None, formats: &FORMATS_592 },
    Region { code: "EC", calling: 593, lengths: 1 << 8 | 1 << 9 | 1 << 10 | 1 << 11, local_lengths: 1 << 7, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"1\d{9,10}|(?:[2-7]|9\d)\d{7}"), own: None, fixed_line: Some(whole(r"[2-7][2-7]\d{6}")), not_fixed_line: None, formats: &FORMATS_593 },
    Region { code: "GF", calling: 594, lengths: 1 << 9, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"(?:694\d|7093)\d{5}|(?:59|[89]\d)\d{7}"), own: None, fixed_line: Some(whole(r"(?:59(?:4(?:[02-49]\d|1[0-5]|5[6-9]|6[0-3]|80)|88\d)|80[6-9]\d\d)\d{4}")), not_fixed_line: None, formats: &FORMATS_594 },
    Region { code: "PY", calling: 595, lengths: 1 << 6 | 1 << 7 | 1 << 8 | 1 << 9 | 1 << 10 | 1 << 11, local_lengths: 1 << 5, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"[36-8]\d{5,8}|4\d{6,8}|59\d{6}|9\d{5,10}|(?:2\d|5[0-8])\d{6,7}"), own: None, fixed_line: Some(whole(r"(?:3[289]|4[246-8]|61|7[1-3]|8[1-36])\d{5,7}|(?:2(?:[14-68]\d|2[4-68]|7[15]|9[1-5])|3(?:18|3[167]|4[2357]|51|[67]\d)|4(?:1\d|3[12]|5[13]|9[1-47])|5(?:[1-4]\d|5[02-4])|6(?:3[1-3]|44|7[1-8])|7(?:4[0-4]|5\d|6[1-578]|75|8[0-8])|858)\d{5,6}")), not_fixed_line: None, formats: &FORMATS_595 },
    Region { code: "MQ", calling: 596, lengths: 1 << 9, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"7091\d{5}|(?:[56]9|[89]\d)\d{7}"), own: None, fixed_line: Some(whole(r"(?:59(?:6(?:[03-7]\d|1[05]|2[7-9]|8[0-39]|9[04-9])|89\d)|80[6-9]\d\d|9(?:477[6-9]|767[4589]))\d{4}")), not_fixed_line: None, formats: &FORMATS_596 },
    Region { code: "SR", calling: 597, lengths: 1 << 6 | 1 << 7, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"(?:[2-5]|[6-9]\d)\d{5}"), own: None, fixed_line: Some(whole(r"(?:2[1-3]|3[0-7]|4\d|5[2-578])\d{4}")), not_fixed_line: None, formats: &FORMATS_597 },
    Region { code: "UY", calling: 598, lengths: 1 << 4 | 1 << 5 | 1 << 6 | 1 << 7 | 1 << 8 | 1 << 9 | 1 << 10 | 1 << 11 | 1 << 12 | 1 << 13, local_lengths: 0, international_prefix: Some(start(r"0(?:0|1[3-9]\d)")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"0004\d{2,9}|[1249]\d{7}|2\d{3,4}|(?:[49]\d|80)\d{5}"), own: None, fixed_line: Some(whole(r"(?:1(?:770|9(?:20|[89]7))|(?:2\d|4[2-7])\d\d)\d{4}")), not_fixed_line: None, formats: &FORMATS_598 },
    Region { code: "CW", calling: 599, lengths: 1 << 7 | 1 << 8, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"(?:[34]1|60|(?:7|9\d)\d)\d{5}"), own: Some(start("[69]")), fixed_line: Some(whole(r"9(?:4(?:3[0-5]|4[14]|6\d)|50\d|7(?:2[014]|3[02-9]|4[4-9]|6[357]|77|8[7-9])|8(?:3[39]|[46]\d|7[01]|8[57-9]))\d{4}")), not_fixed_line: None, formats: &FORMATS_599 },
    Region { code: "BQ", calling: 599, lengths: 1 << 7, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"(?:[34]1|7\d)\d{5}"), own: Some(start("[347]")), fixed_line: Some(whole(r"(?:318[023]|41(?:6[023]|70)|7(?:1[578]|2[05]|50)\d)\d{3}")), not_fixed_line: None, formats: &[] },
    Region { code: "TL", calling: 670, lengths: 1 << 7 | 1 << 8, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"7\d{7}|(?:[2-47]\d|[89]0)\d{5}"), own: None, fixed_line: Some(whole(r"(?:2[1-5]|3[1-9]|4[1-4])\d{5}")), not_fixed_line: None, formats: &FORMATS_670 },
    Region { code: "NF", calling: 672, lengths: 1 << 6, local_lengths: 1 << 5, international_prefix: Some(start("00")), national_prefix: Some(start(r"([0-258]\d{4})$")), national_prefix_becomes: Some("3$1"), number: whole(r"[13]\d{5}"), own: None, fixed_line: Some(whole(r"(?:1(?:06|17|28|39)|3[0-2]\d)\d{3}")), not_fixed_line: None, formats: &FORMATS_672 },
    Region { code: "BN", calling: 673, lengths: 1 << 7, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"[2-578]\d{6}"), own: None, fixed_line: Some(whole(r"22[0-7]\d{4}|(?:2[013-9]|[34]\d|5[0-25-9])\d{5}")), not_fixed_line: None, formats: &FORMATS_673 },
    Region { code: "NR", calling: 674, lengths: 1 << 7, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"(?:222|444|(?:55|8\d)\d|666|777|999)\d{4}"), own: None, fixed_line: Some(whole(r"444\d{4}")), not_fixed_line: None, formats: &FORMATS_674 },
    Region { code: "PG", calling: 675, lengths: 1 << 7 | 1 << 8, local_lengths: 0, international_prefix: Some(start("00|140[1-3]")), national_prefix: None, national_prefix_becomes: None, number: whole(r"(?:180|[78]\d{3})\d{4}|(?:[2-589]\d|64)\d{5}"), own: None, fixed_line: Some(whole(r"(?:(?:3[0-2]|4[257]|5[34]|9[78])\d|64[1-9]|85[02-46-9])\d{4}")), not_fixed_line: None, formats: &FORMATS_675 },
    Region { code: "TO", calling: 676, lengths: 1 << 5 | 1 << 7, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"(?:0800|(?:[5-8]\d\d|999)\d)\d{3}|[2-8]\d{4}"), own: None, fixed_line: Some(whole(r"(?:2\d|3[0-8]|4[0-4]|50|6[09]|7[0-24-69]|8[05])\d{3}")), not_fixed_line: None, formats: &FORMATS_676 },
    Region { code: "SB", calling: 677, lengths: 1 << 5 | 1 << 7, local_lengths: 0, international_prefix: Some(start("0[01]")), national_prefix: None, national_prefix_becomes: None, number: whole(r"[6-9]\d{6}|[1-6]\d{4}"), own: None, fixed_line: Some(whole(r"(?:1[4-79]|[23]\d|4[0-2]|5[03]|6[0-37])\d{3}")), not_fixed_line: None, formats: &FORMATS_677 },
    Region { code: "VU", calling: 678, lengths: 1 << 5 | 1 << 7, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"[57-9]\d{6}|(?:[238]\d|48)\d{3}"), own: None, fixed_line: Some(whole(r"(?:38[0-8]|48[4-9])\d\d|(?:2[02-9]|3[4-7]|88)\d{3}")), not_fixed_line: None, formats: &FORMATS_678 },
    Region { code: "FJ", calling: 679, lengths: 1 << 7 | 1 << 11, local_lengths: 0, international_prefix: Some(start("0(?:0|52)")), national_prefix: None, national_prefix_becomes: None, number: whole(r"45\d{5}|(?:0800\d|[235-9])\d{6}"), own: None, fixed_line: Some(whole(r"603\d{4}|(?:3[0-6]|6[25-7]|8[58])\d{5}")), not_fixed_line: None, formats: &FORMATS_679 },
    Region { code: "PW", calling: 680, lengths: 1 << 7, local_lengths: 0, international_prefix: Some(start("01[12]")), national_prefix: None, national_prefix_becomes: None, number: whole(r"(?:[24-8]\d\d|345|900)\d{4}"), own: None, fixed_line: Some(whole(r"(?:2(?:55|77)|345|488|5(?:35|44|87)|6(?:22|54|79)|7(?:33|47)|8(?:24|55|76)|900)\d{4}")), not_fixed_line: None, formats: &FORMATS_680 },
    Region { code: "WF", calling: 681, lengths: 1 << 6 | 1 << 9, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"(?:40|72|8\d{4})\d{4}|[89]\d{5}"), own: None, fixed_line: None, not_fixed_line: None, formats: &FORMATS_681 },
    Region { code: "CK", calling: 682, lengths: 1 << 5, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"[2-578]\d{4}"), own: None, fixed_line: Some(whole(r"(?:2\d|3[13-7]|4[1-5])\d{3}")), not_fixed_line: None, formats: &FORMATS_682 },
    Region { code: "NU", calling: 683, lengths: 1 << 4 | 1 << 7, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"(?:[4-7]|888\d)\d{3}"), own: None, fixed_line: Some(whole(r"[47]\d{3}")), not_fixed_line: None, formats: &FORMATS_683 },
    Region { code: "WS", calling: 685, lengths: 1 << 5 | 1 << 6 | 1 << 7 | 1 << 10, local_lengths: 0, international_prefix: Some(start("0")), national_prefix: None, national_prefix_becomes: None, number: whole(r"(?:[2-6]|8\d{5})\d{4}|[78]\d{6}|[68]\d{5}"), own: None, fixed_line: Some(whole(r"6[1-9]\d{3}|(?:[2-5]|60)\d{4}")), not_fixed_line: None, formats: &FORMATS_685 },
    Region { code: "KI", calling: 686, lengths: 1 << 5 | 1 << 8, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"(?:[37]\d|6[0-79])\d{6}|(?:[2-48]\d|50)\d{3}"), own: None, fixed_line: Some(whole(r"(?:[24]\d|3[1-9]|50|65(?:02[12]|12[56]|22[89]|[3-5]00)|7(?:27\d\d|3100|5(?:02[12]|12[56]|22[89]|[34](?:00|81)|500))|8[0-5])\d{3}")), not_fixed_line: None, formats: &[] },
    Region { code: "NC", calling: 687, lengths: 1 << 6, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"(?:050|[2-57-9]\d\d)\d{3}"), own: None, fixed_line: Some(whole(r"(?:2[03-9]|3[0-5]|4[1-7]|88)\d{4}")), not_fixed_line: None, formats: &FORMATS_687 },
    Region { code: "TV", calling: 688, lengths: 1 << 5 | 1 << 6 | 1 << 7, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"(?:2|7\d\d|90)\d{4}"), own: None, fixed_line: Some(whole(r"2[02-9]\d{3}")), not_fixed_line: None, formats: &FORMATS_688 },
    Region { code: "PF", calling: 689, lengths: 1 << 6 | 1 << 8 | 1 << 9, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"4\d{5}(?:\d{2})?|8\d{7,8}"), own: None, fixed_line: Some(whole(r"4(?:0[4-689]|9[4-68])\d{5}")), not_fixed_line: None, formats: &FORMATS_689 },
    Region { code: "TK", calling: 690, lengths: 1 << 4 | 1 << 5 | 1 << 6 | 1 << 7, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"[2-47]\d{3,6}"), own: None, fixed_line: Some(whole(r"(?:2[2-4]|[34]\d)\d{2,5}")), not_fixed_line: None, formats: &[] },
    Region { code: "FM", calling: 691, lengths: 1 << 7, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"(?:[39]\d\d|820)\d{4}"), own: None, fixed_line: None, not_fixed_line: None, formats: &FORMATS_691 },
    Region { code: "MH", calling: 692, lengths: 1 << 7, local_lengths: 0, international_prefix: Some(start("011")), national_prefix: Some(start("1")), national_prefix_becomes: None, number: whole(r"329\d{4}|(?:[256]\d|45)\d{5}"), own: None, fixed_line: Some(whole(r"(?:247|528|625)\d{4}")), not_fixed_line: None, formats: &FORMATS_692 },
    Region { code: "001", calling: 800, lengths: 1 << 8, local_lengths: 0, international_prefix: None, national_prefix: None, national_prefix_becomes: None, number: whole(r"(?:00|[1-9]\d)\d{6}"), own: None, fixed_line: None, not_fixed_line: None, formats: &FORMATS_800 },
    Region { code: "001", calling: 808, lengths: 1 << 8, local_lengths: 0, international_prefix: None, national_prefix: None, national_prefix_becomes: None, number: whole(r"[1-9]\d{7}"), own: None, fixed_line: None, not_fixed_line: None, formats: &FORMATS_808 },
    Region { code: "KP", calling: 850, lengths: 1 << 8 | 1 << 10, local_lengths: 1 << 6 | 1 << 7, international_prefix: Some(start("00|99")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"85\d{6}|(?:19\d|[2-7])\d{7}"), own: None, fixed_line: Some(whole(r"(?:(?:195|2)\d|3[19]|4[159]|5[37]|6[17]|7[39]|85)\d{6}")), not_fixed_line: None, formats: &FORMATS_850 },
    Region { code: "HK", calling: 852, lengths: 1 << 5 | 1 << 6 | 1 << 7 | 1 << 8 | 1 << 9 | 1 << 11, local_lengths: 0, international_prefix: Some(start("00(?:30|5[09]|[126-9]?)")), national_prefix: None, national_prefix_becomes: None, number: whole(r"8[0-46-9]\d{6,7}|9\d{4,7}|(?:[2-7]|9\d{3})\d{7}"), own: None, fixed_line: Some(whole(r"(?:2(?:[13-9]\d|2[013-9])\d|3(?:(?:[1569][0-24-9]|4[0-246-9]|7[0-24-69])\d|8(?:4[0-8]|[579]\d|6[0-5]))|58(?:0[1-9]|1[2-9]))\d{4}")), not_fixed_line: None, formats: &FORMATS_852 },
    Region { code: "MO", calling: 853, lengths: 1 << 7 | 1 << 8, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"0800\d{3}|(?:28|[68]\d)\d{6}"), own: None, fixed_line: Some(whole(r"(?:28[2-9]|8(?:11|[2-57-9]\d))\d{5}")), not_fixed_line: None, formats: &FORMATS_853 },
    Region { code: "KH", calling: 855, lengths: 1 << 8 | 1 << 9 | 1 << 10, local_lengths: 1 << 6 | 1 << 7, international_prefix: Some(start("00[14-9]")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"1\d{9}|[1-9]\d{7,8}"), own: None, fixed_line: Some(whole(r"23(?:4(?:[2-4]|[56]\d)|[568]\d\d)\d{4}|23[236-9]\d{5}|(?:2[4-6]|3[2-6]|4[2-4]|[5-7][2-5])(?:(?:[237-9]|4[56]|5\d)\d{5}|6\d{5,6})")), not_fixed_line: None, formats: &FORMATS_855 },
    Region { code: "LA", calling: 856, lengths: 1 << 8 | 1 << 9 | 1 << 10, local_lengths: 1 << 6, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"(?:2\d|3)\d{8}|(?:[235-8]\d|41)\d{6}"), own: None, fixed_line: Some(whole(r"(?:2[13]|[35-7][14]|41|8[1468])\d{6}")), not_fixed_line: None, formats: &FORMATS_856 },
    Region { code: "001", calling: 870, lengths: 1 << 9 | 1 << 12, local_lengths: 0, international_prefix: None, national_prefix: None, national_prefix_becomes: None, number: whole(r"7\d{11}|[235-7]\d{8}"), own: None, fixed_line: None, not_fixed_line: None, formats: &FORMATS_870 },
    Region { code: "001", calling: 878, lengths: 1 << 12, local_lengths: 0, international_prefix: None, national_prefix: None, national_prefix_becomes: None, number: whole(r"10\d{10}"), own: None, fixed_line: None, not_fixed_line: None, formats: &FORMATS_878 },
    Region { code: "BD", calling: 880, lengths: 1 << 6 | 1 << 7 | 1 << 8 | 1 << 9 | 1 << 10, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"[1-469]\d{9}|8[0-79]\d{7,8}|[2-79]\d{8}|[2-9]\d{7}|[3-9]\d{6}|[57-9]\d{5}"), own: None, fixed_line: Some(whole(r"(?:4(?:31\d\d|423)|5222)\d{3}(?:\d{2})?|8332[6-9]\d\d|(?:3(?:03[56]|224)|4(?:22[25]|653))\d{3,4}|(?:3(?:42[47]|529|823)|4(?:027|525|65(?:28|8))|562|6257|7(?:1(?:5[3-5]|6[12]|7[156]|89)|22[589]56|32|42675|52(?:[25689](?:56|8)|[347]8)|71(?:6[1267]|75|89)|92374)|82(?:2[59]|32)56|9(?:03[23]56|23(?:256|373)|31|5(?:1|2[4589]56)))\d{3}|(?:3(?:02[348]|22[35]|324|422)|4(?:22[67]|32[236-9]|6(?:2[46]|5[57])|953)|5526|6(?:024|6655)|81)\d{4,5}|(?:2(?:7(?:1[0-267]|2[0-289]|3[0-29]|4[01]|5[1-3]|6[013]|7[0178]|91)|8(?:0[125]|1[1-6]|2[0157-9]|3[1-69]|41|6[1-35]|7[1-5]|8[1-8]|9[0-6])|9(?:0[0-2]|1[0-4]|2[568]|3[3-6]|5[5-7]|6[0136-9]|7[0-7]|8[014-9]))|3(?:0(?:2[025-79]|3[2-4])|181|22[12]|32[2356]|824)|4(?:02[09]|22[348]|32[045]|523|6(?:27|54))|666(?:22|53)|7(?:22[57-9]|42[56]|82[35])8|8(?:0[124-9]|2(?:181|2[02-4679]8)|4[12]|[5-7]2)|9(?:[04]2|2(?:2|328)|81))\d{4}|(?:2(?:[23]\d|[45])\d\d|3(?:1(?:2[5-7]|[5-7])|425|822)|4(?:033|1\d|[257]1|332|4(?:2[246]|5[25])|6(?:2[35]|56|62)|8(?:23|54)|92[2-5])|5(?:02[03489]|22[457]|32[35-79]|42[46]|6(?:[18]|53)|724|826)|6(?:023|2(?:2[2-5]|5[3-5]|8)|32[3478]|42[34]|52[47]|6(?:[18]|6(?:2[34]|5[24]))|[78]2[2-5]|92[2-6])|7(?:02|21\d|[3-589]1|6[12]|72[24])|8(?:217|3[12]|[5-7]1)|9[24]1)\d{5}|(?:(?:3[2-8]|5[2-57-9]|6[03-589])1|4[4689][18])\d{5}|[59]1\d{5}")), not_fixed_line: Some(whole(r"(?:1[13-9]|64)\d{8}|(?:3[78]|44|66)[02-9]\d{7}")), formats: &FORMATS_880 },
    Region { code: "001", calling: 881, lengths: 1 << 9 | 1 << 10, local_lengths: 0, international_prefix: None, national_prefix: None, national_prefix_becomes: None, number: whole(r"6\d{9}|[0-36-9]\d{8}"), own: None, fixed_line: None, not_fixed_line: None, formats: &FORMATS_881 },
    Region { code: "001", calling: 882, lengths: 1 << 7 | 1 << 8 | 1 << 9 | 1 << 10 | 1 << 11 | 1 << 12, local_lengths: 0, international_prefix: None, national_prefix: None, national_prefix_becomes: None, number: whole(r"[13]\d{6}(?:\d{2,5})?|[19]\d{7}|(?:[25]\d\d|4)\d{7}(?:\d{2})?"), own: None, fixed_line: None, not_fixed_line: None, formats: &FORMATS_882 },
    Region { code: "001", calling: 883, lengths: 1 << 8 | 1 << 9 | 1 << 10 | 1 << 11 | 1 << 12, local_lengths: 0, international_prefix: None, national_prefix: None, national_prefix_becomes: None, number: whole(r"(?:[1-4]\d|51)\d{6,10}"), own: None, fixed_line: None, not_fixed_line: None, formats: &FORMATS_883 },
    Region { code: "TW", calling: 886, lengths: 1 << 7 | 1 << 8 | 1 << 9 | 1 << 10 | 1 << 11, local_lengths: 0, international_prefix: Some(start("0(?:0[25-79]|19)")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"[2-689]\d{8}|7\d{9,10}|[2-8]\d{7}|2\d{6}"), own: None, fixed_line: Some(whole(r"(?:2[2-8]\d|370|55[01]|7[1-9])\d{6}|4(?:(?:0(?:0[1-9]|[2-48]\d)|1[023]\d)\d{4,5}|(?:[239]\d\d|4(?:0[56]|12|49))\d{5})|6(?:[01]\d{7}|4(?:0[56]|12|24|4[09])\d{4,5})|8(?:(?:2(?:3\d|4[0-269]|[578]0|66)|36[24-9]|90\d\d)\d{4}|4(?:0[56]|12|24|4[09])\d{4,5})|(?:2(?:2(?:0\d\d|4(?:0[68]|[249]0|3[0-467]|5[0-25-9]|6[0235689]))|(?:3(?:[09]\d|1[0-4])|(?:4\d|5[0-49]|6[0-29]|7[0-5])\d)\d)|(?:(?:3[2-9]|5[2-8]|6[0-35-79]|8[7-9])\d\d|4(?:2(?:[089]\d|7[1-9])|(?:3[0-4]|[78]\d|9[01])\d))\d)\d{3}")), not_fixed_line: None, formats: &FORMATS_886 },
    Region { code: "001", calling: 888, lengths: 1 << 11, local_lengths: 0, international_prefix: None, national_prefix: None, national_prefix_becomes: None, number: whole(r"\d{11}"), own: None, fixed_line: None, not_fixed_line: None, formats: &FORMATS_888 },
    Region { code: "MV", calling: 960, lengths: 1 << 7 | 1 << 10, local_lengths: 0, international_prefix: Some(start("0(?:0|19)")), national_prefix: None, national_prefix_becomes: None, number: whole(r"(?:800|9[0-57-9]\d)\d{7}|[34679]\d{6}"), own: None, fixed_line: Some(whole(r"(?:3(?:0[0-4]|3[0-59])|6(?:[58][024689]|6[024-68]|7[02468]))\d{4}")), not_fixed_line: None, formats: &FORMATS_960 },
    Region { code: "LB", calling: 961, lengths: 1 << 7 | 1 << 8, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"[27-9]\d{7}|[13-9]\d{6}"), own: None, fixed_line: Some(whole(r"7(?:62|8[0-6]|9[04-9])\d{4}|(?:[14-69]\d|2(?:[14-69]\d|[78][1-9])|7[2-57]|8[02-9])\d{5}")), not_fixed_line: None, formats: &FORMATS_961 },
    Region { code: "JO", calling: 962, lengths: 1 << 8 | 1 << 9, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"(?:(?:[2689]|7\d)\d|32|427|53)\d{6}"), own: None, fixed_line: Some(whole(r"87(?:000|90[01])\d{3}|(?:2(?:6(?:2[0-35-9]|3[0-578]|4[24-7]|5[0-24-8]|[6-8][023]|9[0-3])|7(?:0[1-79]|10|2[014-7]|3[0-689]|4[019]|5[0-3578]))|32(?:0[1-69]|1[1-35-7]|2[024-7]|3\d|4[0-3]|[5-7][023])|53(?:0[0-3]|[13][023]|2[0-59]|49|5[0-35-9]|6[15]|7[45]|8[1-6]|9[0-36-9])|6(?:2(?:[05]0|22)|3(?:00|33)|4(?:0[0-25]|1[2-7]|2[0569]|[38][07-9]|4[025689]|6[0-589]|7\d|9[0-2])|5(?:[01][056]|2[034]|3[0-57-9]|4[178]|5[0-69]|6[0-35-9]|7[1-379]|8[0-68]|9[0239]))|87(?:20|7[078]|99))\d{4}")), not_fixed_line: None, formats: &FORMATS_962 },
    Region { code: "SY", calling: 963, lengths: 1 << 8 | 1 << 9, local_lengths: 1 << 6 | 1 << 7, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"[1-359]\d{8}|[1-5]\d{7}"), own: None, fixed_line: Some(whole(r"(?:1(?:[1478]\d|[2356])|21\d|3(?:[13]\d|4)|4[134]|5[1-3])\d{6}|2[1-5]\d{6}")), not_fixed_line: None, formats: &FORMATS_963 },
    Region { code: "IQ", calling: 964, lengths: 1 << 8 | 1 << 9 | 1 << 10, local_lengths: 1 << 6 | 1 << 7, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"(?:1|7\d\d)\d{7}|[2-6]\d{7,8}"), own: None, fixed_line: Some(whole(r"1\d{7}|(?:2[13-5]|3[02367]|4[023]|5[03]|6[026])\d{6,7}")), not_fixed_line: None, formats: &FORMATS_964 },
    Region { code: "KW", calling: 965, lengths: 1 << 7 | 1 << 8, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"18\d{5}|(?:[2569]\d|41)\d{6}"), own: None, fixed_line: Some(whole(r"2(?:[23]\d\d|4(?:[1-35-9]\d|44)|5(?:0[034]|[2-46]\d|5[1-3]|7[1-7]))\d{4}")), not_fixed_line: None, formats: &FORMATS_965 },
    Region { code: "SA", calling: 966, lengths: 1 << 9 | 1 << 10, local_lengths: 1 << 7, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"(?:[15]\d|800|92)\d{7}"), own: None, fixed_line: Some(whole(r"1(?:1\d|2[24-8]|3[35-8]|4[3-68]|6[2-5]|7[235-7])\d{6}")), not_fixed_line: None, formats: &FORMATS_966 },
    Region { code: "YE", calling: 967, lengths: 1 << 7 | 1 << 8 | 1 << 9, local_lengths: 1 << 6, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"(?:1|7\d)\d{7}|[1-7]\d{6}"), own: None, fixed_line: Some(whole(r"78[0-7]\d{4}|17\d{6}|(?:[12][2-68]|3[2358]|4[2-58]|5[2-6]|6[3-58]|7[24-6])\d{5}")), not_fixed_line: None, formats: &FORMATS_967 },
    Region { code: "OM", calling: 968, lengths: 1 << 7 | 1 << 8 | 1 << 9, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"(?:1505|[279]\d{3}|500)\d{4}|800\d{5,6}"), own: None, fixed_line: Some(whole(r"2[1-6]\d{6}")), not_fixed_line: None, formats: &FORMATS_968 },
    Region { code: "PS", calling: 970, lengths: 1 << 8 | 1 << 9 | 1 << 10, local_lengths: 1 << 7, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"[2489]2\d{6}|(?:1\d|5)\d{8}"), own: None, fixed_line: Some(whole(r"(?:22[2-47-9]|42[45]|82[014-68]|92[3569])\d{5}")), not_fixed_line: None, formats: &FORMATS_970 },
    Region { code: "AE", calling: 971, lengths: 1 << 5 | 1 << 6 | 1 << 7 | 1 << 8 | 1 << 9 | 1 << 10 | 1 << 11 | 1 << 12, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"(?:[4-7]\d|9[0-689])\d{7}|800\d{2,9}|[2-4679]\d{7}"), own: None, fixed_line: Some(whole(r"[2-4679][2-8]\d{6}")), not_fixed_line: None, formats: &FORMATS_971 },
    Region { code: "IL", calling: 972, lengths: 1 << 7 | 1 << 8 | 1 << 9 | 1 << 10 | 1 << 11 | 1 << 12, local_lengths: 0, international_prefix: Some(start("0(?:0|1(?:05|[2-9]))")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"1\d{6}(?:\d{3,5})?|[57]\d{8}|[1-489]\d{7}"), own: None, fixed_line: Some(whole(r"153\d{8,9}|29[1-9]\d{5}|(?:2[0-8]|[3489]\d)\d{6}")), not_fixed_line: None, formats: &FORMATS_972 },
    Region { code: "BH", calling: 973, lengths: 1 << 8, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"[136-9]\d{7}"), own: None, fixed_line: Some(whole(r"(?:1(?:3[1356]|6[0156]|7\d)\d|6(?:1[16]\d|500|6(?:0\d|3[12]|44|55|7[7-9]|88)|9[69][69])|7(?:[07]\d\d|1(?:11|78)))\d{4}")), not_fixed_line: Some(whole(r"(?:3(?:[0-79]\d|8[0-57-9])\d|6(?:3(?:00|33|6[16])|441|6(?:3[03-9]|[69]\d|7[0-689])))\d{4}")), formats: &FORMATS_973 },
    Region { code: "QA", calling: 974, lengths: 1 << 7 | 1 << 8 | 1 << 9 | 1 << 11, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"800\d{4}|(?:2|800)\d{6}|(?:0080|[3-7])\d{7}"), own: None, fixed_line: Some(whole(r"4(?:(?:[014]\d\d|999)\d|2022)\d{3}")), not_fixed_line: None, formats: &FORMATS_974 },
    Region { code: "BT", calling: 975, lengths: 1 << 7 | 1 << 8, local_lengths: 1 << 6, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"[178]\d{7}|[2-8]\d{6}"), own: None, fixed_line: Some(whole(r"(?:2[3-6]|[34][5-7]|5[236]|6[2-46]|7[246]|8[2-4])\d{5}")), not_fixed_line: None, formats: &FORMATS_975 },
    Region { code: "MN", calling: 976, lengths: 1 << 8 | 1 << 9 | 1 << 10, local_lengths: 1 << 4 | 1 << 5 | 1 << 6, international_prefix: Some(start("001")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"[12]\d{7,9}|[5-9]\d{7}"), own: None, fixed_line: Some(whole(r"[12](?:2[1-3]|(?:3[2-8]|4[2-68]|5[1-4689])\d)\d{5,6}|7(?:0(?:[0-5]\d|7[078]|80)|128)\d{4}|[12]27\d{6}|(?:11|2[16]|5[368])\d{6}")), not_fixed_line: None, formats: &FORMATS_976 },
    Region { code: "NP", calling: 977, lengths: 1 << 8 | 1 << 10 | 1 << 11, local_lengths: 1 << 6 | 1 << 7, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"(?:1\d|9)\d{9}|[1-9]\d{7}"), own: None, fixed_line: Some(whole(r"(?:1[0-6]\d|99[02-6])\d{5}|(?:2[13-79]|3[135-8]|4[146-9]|5[135-7]|6[13-9]|7[15-9]|8[1-46-9]|9[1-7])[2-6]\d{5}")), not_fixed_line: None, formats: &FORMATS_977 },
    Region { code: "001", calling: 979, lengths: 1 << 9, local_lengths: 1 << 8, international_prefix: None, national_prefix: None, national_prefix_becomes: None, number: whole(r"[1359]\d{8}"), own: None, fixed_line: None, not_fixed_line: None, formats: &FORMATS_979 },
    Region { code: "TJ", calling: 992, lengths: 1 << 9, local_lengths: 1 << 3 | 1 << 5 | 1 << 6 | 1 << 7, international_prefix: Some(start("810")), national_prefix: None, national_prefix_becomes: None, number: whole(r"(?:[0-57-9]\d|66)\d{7}"), own: None, fixed_line: Some(whole(r"(?:3(?:1[3-5]|2[245]|3[12]|4[24-7]|5[25]|72)|4(?:46|74|87))\d{6}")), not_fixed_line: None, formats: &FORMATS_992 },
    Region { code: "TM", calling: 993, lengths: 1 << 8, local_lengths: 0, international_prefix: Some(start("810")), national_prefix: Some(start("8")), national_prefix_becomes: None, number: whole(r"[1-7]\d{7}"), own: None, fixed_line: Some(whole(r"(?:1(?:2\d|3[1-9])|2(?:22|4[0-35-8])|3(?:22|4[03-9])|4(?:22|3[128]|4\d|6[15])|5(?:22|5[7-9]|6[014-689]))\d{5}")), not_fixed_line: None, formats: &FORMATS_993 },
    Region { code: "AZ", calling: 994, lengths: 1 << 9, local_lengths: 1 << 7, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"365\d{6}|(?:[124579]\d|60|88)\d{7}"), own: None, fixed_line: Some(whole(r"(?:2[12]428|3655[02])\d{4}|(?:2(?:22[0-79]|63[0-28])|3654)\d{5}|(?:(?:1[28]|46)\d|2(?:[014-6]2|[23]3))\d{6}")), not_fixed_line: None, formats: &FORMATS_994 },
    Region { code: "GE", calling: 995, lengths: 1 << 9, local_lengths: 1 << 6 | 1 << 7, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"(?:[3-57]\d\d|800)\d{6}"), own: None, fixed_line: Some(whole(r"(?:3(?:[256]\d|4[124-9]|7[0-4])|4(?:1\d|2[2-7]|3[1-79]|4[2-8]|7[239]|9[1-7]))\d{6}")), not_fixed_line: None, formats: &FORMATS_995 },
    Region { code: "KG", calling: 996, lengths: 1 << 9 | 1 << 10, local_lengths: 1 << 5 | 1 << 6, international_prefix: Some(start("00")), national_prefix: Some(start("0")), national_prefix_becomes: None, number: whole(r"8\d{9}|[235-9]\d{8}"), own: None, fixed_line: Some(whole(r"312(?:5[0-79]\d|9(?:[0-689]\d|7[0-24-9]))\d{3}|(?:3(?:1(?:2[0-46-8]|3[1-9]|47|[56]\d)|2(?:22|3[0-479]|6[0-7])|4(?:22|5[6-9]|6\d)|5(?:22|3[4-7]|59|6\d)|6(?:22|5[35-7]|6\d)|7(?:22|3[468]|4[1-9]|59|[67]\d)|9(?:22|4[1-8]|6\d))|6(?:09|12|2[2-4])\d)\d{5}")), not_fixed_line: None, formats: &FORMATS_996 },
    Region { code: "UZ", calling: 998, lengths: 1 << 9, local_lengths: 0, international_prefix: Some(start("00")), national_prefix: None, national_prefix_becomes: None, number: whole(r"(?:20|33|[5-9]\d)\d{7}"), own: None, fixed_line: Some(whole(r"(?:55\d\d|6(?:1(?:22|3[124]|4[1-4]|5[1-3578]|64)|2(?:22|3[0-57-9]|41)|5(?:22|3[3-7]|5[024-8])|[69]\d\d|7(?:[23]\d|7[69]))|7(?:[168]\d\d|2(?:22|3[13-57-9]|4[1-3579]|5[14])|3(?:2\d|3[1578]|4[1-35-7]|5[1-57]|61)|4(?:2\d|3[1-579]|7[1-79])|5(?:22|5[1-9]|6[1457])|9(?:22|5[1-9])))\d{5}")), not_fixed_line: Some(whole(r"(?:(?:[25]0|33|8[078]|9[0-57-9])\d{3}|6(?:1(?:2(?:2[01]|98)|35[0-4]|50\d|61[23]|7(?:[01][017]|4\d|55|9[5-9]))|2(?:(?:11|7\d)\d|2(?:[12]1|9[01379])|5(?:[126]\d|3[0-4]))|5(?:19[01]|2(?:27|9[26])|(?:30|59|7\d)\d)|6(?:2(?:1[5-9]|2[0367]|38|41|52|60)|(?:3[79]|9[0-3])\d|4(?:56|83)|7(?:[07]\d|1[017]|3[07]|4[047]|5[057]|67|8[0178]|9[79]))|7(?:2(?:24|3[237]|4[5-9]|7[15-8])|5(?:7[12]|8[0589])|7(?:0\d|[39][07])|9(?:0\d|7[079])))|7(?:[07]\d{3}|2(?:2(?:2[79]|95)|3(?:2[5-9]|6[0-6])|57\d|7(?:0\d|1[17]|2[27]|3[37]|44|5[057]|66|88))|3(?:2(?:1[0-6]|21|3[469]|7[159])|(?:33|9[4-6])\d|5(?:0[0-4]|5[579]|9\d)|7(?:[0-3579]\d|4[0467]|6[67]|8[078]))|4(?:2(?:29|5[0257]|6[0-7]|7[1-57])|5(?:1[0-4]|8\d|9[5-9])|7(?:0\d|1[024589]|2[0-27]|3[0137]|[46][07]|5[01]|7[5-9]|9[079])|9(?:7[015-9]|[89]\d))|5(?:112|2(?:0\d|2[29]|[49]4)|3[1568]\d|52[6-9]|7(?:0[01578]|1[017]|[23]7|4[047]|[5-7]\d|8[78]|9[079]))|9(?:22[128]|3(?:2[0-4]|7\d)|57[02569]|7(?:2[05-9]|3[37]|4\d|60|7[2579]|87|9[07]))))\d{4}")), formats: &FORMATS_998 },
];

#[rustfmt::skip]
static FORMATS_1: [Format; 3] = [
    Format { leading: Some(start("310")), groups: whole(r"(\d{3})(\d{4})"), at_home: Some("$1-$2"), abroad: Some("$1-$2") },
    Format { leading: Some(start("[24-9]|3(?:[02-9]|1[1-9])")), groups: whole(r"(\d{3})(\d{4})"), at_home: Some("$1-$2"), abroad: None },
    Format { leading: Some(start("[2-9]")), groups: whole(r"(\d{3})(\d{3})(\d{4})"), at_home: Some("($1) $2-$3"), abroad: Some("$1-$2-$3") },
];

#[rustfmt::skip]
static FORMATS_7: [Format; 6] = [
    Format { leading: Some(start("[0-79]")), groups: whole(r"(\d{3})(\d{2})(\d{2})"), at_home: Some("$1-$2-$3"), abroad: None },
    Format { leading: Some(start("7(?:1(?:[0-356]2|4[29]|7|8[27])|2(?:13[03-69]|62[013-9]))|72[1-57-9]2")), groups: whole(r"(\d{4})(\d{2})(\d{2})(\d{2})"), at_home: Some("8 ($1) $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
    Format { leading: Some(start("7(?:1(?:0(?:[356]|4[023])|[18]|2(?:3[013-9]|5)|3[45]|43[013-79]|5(?:3[1-8]|4[1-7]|5)|6(?:3[0-35-9]|[4-6]))|2(?:1(?:3[178]|[45])|[24-689]|3[35]|7[457]))|7(?:14|23)4[0-8]|71(?:33|45)[1-79]")), groups: whole(r"(\d{5})(\d)(\d{2})(\d{2})"), at_home: Some("8 ($1) $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
    Format { leading: Some(start("7")), groups: whole(r"(\d{3})(\d{3})(\d{4})"), at_home: Some("8 ($1) $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("[349]|8(?:[02-7]|1[1-8])")), groups: whole(r"(\d{3})(\d{3})(\d{2})(\d{2})"), at_home: Some("8 ($1) $2-$3-$4"), abroad: Some("$1 $2-$3-$4") },
    Format { leading: Some(start("8")), groups: whole(r"(\d{4})(\d{4})(\d{3})(\d{3})"), at_home: Some("8 ($1) $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
];

#[rustfmt::skip]
static FORMATS_20: [Format; 4] = [
    Format { leading: Some(start("[23]")), groups: whole(r"(\d)(\d{7,8})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("1[35]|[4-6]|8[2468]|9[235-7]")), groups: whole(r"(\d{2})(\d{6,7})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("[89]")), groups: whole(r"(\d{3})(\d{3})(\d{4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("1")), groups: whole(r"(\d{2})(\d{8})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
];

#[rustfmt::skip]
static FORMATS_27: [Format; 5] = [
    Format { leading: Some(start("8[1-4]")), groups: whole(r"(\d{2})(\d{3,4})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("8[1-4]")), groups: whole(r"(\d{2})(\d{3})(\d{2,3})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("860")), groups: whole(r"(\d{3})(\d{3})(\d{3})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("[1-9]")), groups: whole(r"(\d{2})(\d{3})(\d{4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("8")), groups: whole(r"(\d{3})(\d{3})(\d{4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_30: [Format; 4] = [
    Format { leading: Some(start("21|7")), groups: whole(r"(\d{2})(\d{4})(\d{4})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("2(?:2|3[2-57-9]|4[2-469]|5[2-59]|6[2-9]|7[2-69]|8[2-49])|5")), groups: whole(r"(\d{4})(\d{6})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("[2689]")), groups: whole(r"(\d{3})(\d{3})(\d{4})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("8")), groups: whole(r"(\d{3})(\d{3,4})(\d{5})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_31: [Format; 9] = [
    Format { leading: Some(start("1[238]|[34]")), groups: whole(r"(\d{4})"), at_home: Some("$1"), abroad: None },
    Format { leading: Some(start("14")), groups: whole(r"(\d{2})(\d{3,4})"), at_home: Some("$1 $2"), abroad: None },
    Format { leading: Some(start("1")), groups: whole(r"(\d{6})"), at_home: Some("$1"), abroad: None },
    Format { leading: Some(start("[89]0")), groups: whole(r"(\d{3})(\d{4,7})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("66")), groups: whole(r"(\d{2})(\d{7})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("6")), groups: whole(r"(\d)(\d{8})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("1[16-8]|2[259]|3[124]|4[17-9]|5[124679]")), groups: whole(r"(\d{3})(\d{3})(\d{3})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("[1-578]|91")), groups: whole(r"(\d{2})(\d{3})(\d{4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("9")), groups: whole(r"(\d{3})(\d{3})(\d{5})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_32: [Format; 4] = [
    Format { leading: Some(start("(?:80|9)0")), groups: whole(r"(\d{3})(\d{2})(\d{3})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("[239]|4[23]")), groups: whole(r"(\d)(\d{3})(\d{2})(\d{2})"), at_home: Some("0$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
    Format { leading: Some(start("[15-8]")), groups: whole(r"(\d{2})(\d{2})(\d{2})(\d{2})"), at_home: Some("0$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
    Format { leading: Some(start("4")), groups: whole(r"(\d{3})(\d{2})(\d{2})(\d{2})"), at_home: Some("0$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
];

#[rustfmt::skip]
static FORMATS_33: [Format; 4] = [
    Format { leading: Some(start("10")), groups: whole(r"(\d{4})"), at_home: Some("$1"), abroad: None },
    Format { leading: Some(start("1")), groups: whole(r"(\d{3})(\d{3})"), at_home: Some("$1 $2"), abroad: None },
    Format { leading: Some(start("8")), groups: whole(r"(\d{3})(\d{2})(\d{2})(\d{2})"), at_home: Some("0 $1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
    Format { leading: Some(start("[1-79]")), groups: whole(r"(\d)(\d{2})(\d{2})(\d{2})(\d{2})"), at_home: Some("0$1 $2 $3 $4 $5"), abroad: Some("$1 $2 $3 $4 $5") },
];

#[rustfmt::skip]
static FORMATS_34: [Format; 4] = [
    Format { leading: Some(start("905[124578]")), groups: whole(r"(\d{4})"), at_home: Some("$1"), abroad: None },
    Format { leading: Some(start("[79]9")), groups: whole(r"(\d{6})"), at_home: Some("$1"), abroad: None },
    Format { leading: Some(start("[89]00")), groups: whole(r"(\d{3})(\d{3})(\d{3})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("[4-9]")), groups: whole(r"(\d{3})(\d{2})(\d{2})(\d{2})"), at_home: Some("$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
];

#[rustfmt::skip]
static FORMATS_36: [Format; 3] = [
    Format { leading: Some(start("1")), groups: whole(r"(\d)(\d{3})(\d{4})"), at_home: Some("(06 $1) $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("[27][2-9]|3[2-7]|4[24-9]|5[2-79]|6|8[2-57-9]|9[2-69]")), groups: whole(r"(\d{2})(\d{3})(\d{3})"), at_home: Some("(06 $1) $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("[2-9]")), groups: whole(r"(\d{2})(\d{3})(\d{3,4})"), at_home: Some("06 $1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_39: [Format; 12] = [
    Format { leading: Some(start("1(?:0|9(?:2[2-9]|[46]))")), groups: whole(r"(\d{4,5})"), at_home: Some("$1"), abroad: None },
    Format { leading: Some(start("1(?:1|92)")), groups: whole(r"(\d{6})"), at_home: Some("$1"), abroad: None },
    Format { leading: Some(start("0[26]")), groups: whole(r"(\d{2})(\d{4,6})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("0[13-57-9][0159]|8(?:03|4[17]|9(?:2|3[04]|[45][0-4]))")), groups: whole(r"(\d{3})(\d{3,6})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("0(?:[13-579][2-46-8]|8[236-8])")), groups: whole(r"(\d{4})(\d{2,6})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("894")), groups: whole(r"(\d{4})(\d{4})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("0[26]|5")), groups: whole(r"(\d{2})(\d{3,4})(\d{4})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("1(?:44|[679])|[378]|43")), groups: whole(r"(\d{3})(\d{3})(\d{3,4})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("0[13-57-9][0159]|14")), groups: whole(r"(\d{3})(\d{3,4})(\d{4})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("0[26]")), groups: whole(r"(\d{2})(\d{4})(\d{5})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("0")), groups: whole(r"(\d{4})(\d{3})(\d{4})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("[03]")), groups: whole(r"(\d{3})(\d{4})(\d{4,5})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_40: [Format; 4] = [
    Format { leading: Some(start(r"2[3-6]\d9")), groups: whole(r"(\d{3})(\d{3})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("219|31")), groups: whole(r"(\d{2})(\d{4})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("[23]1")), groups: whole(r"(\d{2})(\d{3})(\d{4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("[237-9]")), groups: whole(r"(\d{3})(\d{3})(\d{3})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_41: [Format; 3] = [
    Format { leading: Some(start("8[047]|90")), groups: whole(r"(\d{3})(\d{3})(\d{3})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("[2-79]|81")), groups: whole(r"(\d{2})(\d{3})(\d{2})(\d{2})"), at_home: Some("0$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
    Format { leading: Some(start("8")), groups: whole(r"(\d{3})(\d{2})(\d{3})(\d{2})(\d{2})"), at_home: Some("0$1 $2 $3 $4 $5"), abroad: Some("$1 $2 $3 $4 $5") },
];

#[rustfmt::skip]
static FORMATS_43: [Format; 9] = [
    Format { leading: Some(start("14")), groups: whole(r"(\d{4})"), at_home: Some("$1"), abroad: None },
    Format { leading: Some(start("1(?:11|[2-9])")), groups: whole(r"(\d)(\d{3,12})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("517")), groups: whole(r"(\d{3})(\d{2})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("5[079]")), groups: whole(r"(\d{2})(\d{3,5})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("[18]")), groups: whole(r"(\d{6})"), at_home: Some("$1"), abroad: None },
    Format { leading: Some(start("(?:31|4)6|51|6(?:485|5[0-3579]|[6-9])|7(?:20|32|8)|[89]")), groups: whole(r"(\d{3})(\d{3,10})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("[2-467]|5[2-6]")), groups: whole(r"(\d{4})(\d{3,9})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("5")), groups: whole(r"(\d{2})(\d{3})(\d{3,4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("5")), groups: whole(r"(\d{2})(\d{4})(\d{4,7})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_44: [Format; 8] = [
    Format { leading: Some(start("8001111")), groups: whole(r"(\d{3})(\d{4})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("845464")), groups: whole(r"(\d{3})(\d{2})(\d{2})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("800")), groups: whole(r"(\d{3})(\d{6})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("1(?:3873|5(?:242|39[4-6])|(?:697|768)[347]|9467)")), groups: whole(r"(\d{5})(\d{4,5})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("1(?:[2-69][02-9]|[78])")), groups: whole(r"(\d{4})(\d{5,6})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("[25]|7(?:0|6(?:[03-9]|2[356]))")), groups: whole(r"(\d{2})(\d{4})(\d{4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("7")), groups: whole(r"(\d{4})(\d{6})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("[1389]")), groups: whole(r"(\d{3})(\d{3})(\d{4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_45: [Format; 1] = [
    Format { leading: Some(start("[2-9]")), groups: whole(r"(\d{2})(\d{2})(\d{2})(\d{2})"), at_home: Some("$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
];

#[rustfmt::skip]
static FORMATS_46: [Format; 12] = [
    Format { leading: Some(start("20")), groups: whole(r"(\d{2})(\d{2,3})(\d{2})"), at_home: Some("0$1-$2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("9(?:00|39|44|9)")), groups: whole(r"(\d{3})(\d{4})"), at_home: Some("0$1-$2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("[12][136]|3[356]|4[0246]|6[03]|90[1-9]")), groups: whole(r"(\d{2})(\d{3})(\d{2})"), at_home: Some("0$1-$2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("8")), groups: whole(r"(\d)(\d{2,3})(\d{2})(\d{2})"), at_home: Some("0$1-$2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
    Format { leading: Some(start("1[2457]|2(?:[247-9]|5[0138])|3[0247-9]|4[1357-9]|5[0-35-9]|6(?:[125689]|4[02-57]|7[0-2])|9(?:[125-8]|3[02-5]|4[0-3])")), groups: whole(r"(\d{3})(\d{2,3})(\d{2})"), at_home: Some("0$1-$2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("9(?:00|39|44)")), groups: whole(r"(\d{3})(\d{2,3})(\d{3})"), at_home: Some("0$1-$2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("1[13689]|2[0136]|3[1356]|4[0246]|54|6[03]|90[1-9]")), groups: whole(r"(\d{2})(\d{2,3})(\d{2})(\d{2})"), at_home: Some("0$1-$2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
    Format { leading: Some(start("10|7")), groups: whole(r"(\d{2})(\d{3})(\d{2})(\d{2})"), at_home: Some("0$1-$2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
    Format { leading: Some(start("8")), groups: whole(r"(\d)(\d{3})(\d{3})(\d{2})"), at_home: Some("0$1-$2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
    Format { leading: Some(start("[13-5]|2(?:[247-9]|5[0138])|6(?:[124-689]|7[0-2])|9(?:[125-8]|3[02-5]|4[0-3])")), groups: whole(r"(\d{3})(\d{2})(\d{2})(\d{2})"), at_home: Some("0$1-$2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
    Format { leading: Some(start("9")), groups: whole(r"(\d{3})(\d{2})(\d{2})(\d{3})"), at_home: Some("0$1-$2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
    Format { leading: Some(start("[26]")), groups: whole(r"(\d{3})(\d{2})(\d{3})(\d{2})(\d{2})"), at_home: Some("0$1-$2 $3 $4 $5"), abroad: Some("$1 $2 $3 $4 $5") },
];

#[rustfmt::skip]
static FORMATS_47: [Format; 2] = [
    Format { leading: Some(start("8")), groups: whole(r"(\d{3})(\d{2})(\d{3})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("[2-79]")), groups: whole(r"(\d{2})(\d{2})(\d{2})(\d{2})"), at_home: Some("$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
];

#[rustfmt::skip]
static FORMATS_48: [Format; 7] = [
    Format { leading: Some(start("19")), groups: whole(r"(\d{5})"), at_home: Some("$1"), abroad: Some("$1") },
    Format { leading: Some(start("11|20|64")), groups: whole(r"(\d{3})(\d{3})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("30|(?:1[2-8]|2[2-69]|3[2-4]|4[1-468]|5[24-689]|6[1-3578]|7[14-7]|8[1-79]|9[145])19")), groups: whole(r"(\d{2})(\d{2})(\d{3})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("64")), groups: whole(r"(\d{3})(\d{2})(\d{2,3})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("21|39|45|5[0137]|6[0469]|7[02389]|8(?:0[14]|8)")), groups: whole(r"(\d{3})(\d{3})(\d{3})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("1[2-8]|[2-7]|8[1-79]|9[145]")), groups: whole(r"(\d{2})(\d{3})(\d{2})(\d{2})"), at_home: Some("$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
    Format { leading: Some(start("8")), groups: whole(r"(\d{3})(\d{3})(\d{3,4})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_49: [Format; 19] = [
    Format { leading: Some(start("3[02]|40|[68]9")), groups: whole(r"(\d{2})(\d{3,13})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("2277")), groups: whole(r"(\d{6})"), at_home: Some("$1"), abroad: None },
    Format { leading: Some(start("2(?:0[1-389]|12[0-8])|3(?:[35-9][15]|4[015])|906|2(?:[13][14]|2[18])|(?:2[4-9]|4[2-9]|[579][1-9]|[68][1-8])1")), groups: whole(r"(\d{3})(\d{3,12})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("[24-6]|3(?:3(?:0[1-467]|2[127-9]|3[124578]|7[1257-9]|8[1256]|9[145])|4(?:2[135]|4[13578]|9[1346])|5(?:0[14]|2[1-3589]|6[1-4]|7[13468]|8[13568])|6(?:2[1-489]|3[124-6]|6[13]|7[12579]|8[1-356]|9[135])|7(?:2[1-7]|4[145]|6[1-5]|7[1-4])|8(?:21|3[1468]|6|7[1467]|8[136])|9(?:0[12479]|2[1358]|4[134679]|6[1-9]|7[136]|8[147]|9[1468]))|70[2-8]|8(?:0[2-9]|[1-8])|90[7-9]|[79][1-9]|3[68]4[1347]|3(?:47|60)[1356]|3(?:3[46]|46|5[49])[1246]|3[4579]3[1357]")), groups: whole(r"(\d{4})(\d{2,11})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("138")), groups: whole(r"(\d{3})(\d{4})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("3")), groups: whole(r"(\d{5})(\d{2,10})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("181")), groups: whole(r"(\d{3})(\d{5,11})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("1(?:3|80)|9")), groups: whole(r"(\d{3})(\d)(\d{4,10})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("1[67]")), groups: whole(r"(\d{3})(\d{7,8})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("8")), groups: whole(r"(\d{3})(\d{7,12})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("18500")), groups: whole(r"(\d{5})(\d{6})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("7")), groups: whole(r"(\d{3})(\d{4})(\d{4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("18[68]")), groups: whole(r"(\d{4})(\d{7})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("15[1279]")), groups: whole(r"(\d{4})(\d{7})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("15(?:[0568]|3[13]|41)")), groups: whole(r"(\d{5})(\d{6})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("18")), groups: whole(r"(\d{3})(\d{8})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("1(?:6[023]|7)")), groups: whole(r"(\d{3})(\d{2})(\d{7,8})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("15[279]")), groups: whole(r"(\d{4})(\d{2})(\d{7})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("15")), groups: whole(r"(\d{3})(\d{2})(\d{8})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_51: [Format; 4] = [
    Format { leading: Some(start("80")), groups: whole(r"(\d{3})(\d{5})"), at_home: Some("(0$1) $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("1")), groups: whole(r"(\d)(\d{7})"), at_home: Some("(0$1) $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("[4-8]")), groups: whole(r"(\d{2})(\d{6})"), at_home: Some("(0$1) $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("9")), groups: whole(r"(\d{3})(\d{3})(\d{3})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_52: [Format; 3] = [
    Format { leading: Some(start("53")), groups: whole(r"(\d{5})"), at_home: Some("$1"), abroad: None },
    Format { leading: Some(start("33|5[56]|81")), groups: whole(r"(\d{2})(\d{4})(\d{4})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("[2-9]")), groups: whole(r"(\d{3})(\d{3})(\d{4})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_53: [Format; 4] = [
    Format { leading: Some(start("2[1-4]|[34]")), groups: whole(r"(\d{2})(\d{4,6})"), at_home: Some("(0$1) $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("7")), groups: whole(r"(\d)(\d{6,7})"), at_home: Some("(0$1) $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("[56]")), groups: whole(r"(\d)(\d{7})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("8")), groups: whole(r"(\d{3})(\d{7})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
];

#[rustfmt::skip]
static FORMATS_54: [Format; 12] = [
    Format { leading: Some(start("0|1(?:0[0-35-7]|1[02-5]|2[015]|3[47]|4[478])|911")), groups: whole(r"(\d{3})"), at_home: Some("$1"), abroad: None },
    Format { leading: Some(start("[1-9]")), groups: whole(r"(\d{2})(\d{4})"), at_home: Some("$1-$2"), abroad: None },
    Format { leading: Some(start("[2-9]")), groups: whole(r"(\d{3})(\d{4})"), at_home: Some("$1-$2"), abroad: None },
    Format { leading: Some(start("[1-8]")), groups: whole(r"(\d{4})(\d{4})"), at_home: Some("$1-$2"), abroad: None },
    Format { leading: Some(start("2(?:[23]02|6(?:[25]|4(?:64|[78]))|9(?:[02356]|4(?:[0268]|5[2-6])|72|8[23]))|3(?:3[28]|4(?:[04679]|3(?:5(?:4[0-25689]|[56])|[78])|58|8[2379])|5(?:[2467]|3[237]|8(?:[23]|4(?:[45]|60)|5(?:4[0-39]|5|64)))|7[1-578]|8(?:[2469]|3[278]|54(?:4|5[13-7]|6[89])|86[3-6]))|2(?:2[24-9]|3[1-59]|47)|38(?:[58][78]|7[378])|3(?:454|85[56])[46]|3(?:4(?:36|5[56])|8(?:[38]5|76))[4-6]")), groups: whole(r"(\d{4})(\d{2})(\d{4})"), at_home: Some("0$1 $2-$3"), abroad: Some("$1 $2-$3") },
    Format { leading: Some(start("1")), groups: whole(r"(\d{2})(\d{4})(\d{4})"), at_home: Some("0$1 $2-$3"), abroad: Some("$1 $2-$3") },
    Format { leading: Some(start("[68]")), groups: whole(r"(\d{3})(\d{3})(\d{4})"), at_home: Some("0$1-$2-$3"), abroad: Some("$1-$2-$3") },
    Format { leading: Some(start("[23]")), groups: whole(r"(\d{3})(\d{3})(\d{4})"), at_home: Some("0$1 $2-$3"), abroad: Some("$1 $2-$3") },
    Format { leading: Some(start("9(?:2(?:[23]02|6(?:[25]|4(?:64|[78]))|9(?:[02356]|4(?:[0268]|5[2-6])|72|8[23]))|3(?:3[28]|4(?:[04679]|3(?:5(?:4[0-25689]|[56])|[78])|5(?:4[46]|8)|8[2379])|5(?:[2467]|3[237]|8(?:[23]|4(?:[45]|60)|5(?:4[0-39]|5|64)))|7[1-578]|8(?:[2469]|3[278]|5(?:4(?:4|5[13-7]|6[89])|[56][46]|[78])|7[378]|8(?:6[3-6]|[78]))))|92(?:2[24-9]|3[1-59]|47)|93(?:4(?:36|5[56])|8(?:[38]5|76))[4-6]")), groups: whole(r"(\d)(\d{4})(\d{2})(\d{4})"), at_home: Some("0$2 15-$3-$4"), abroad: Some("$1 $2 $3-$4") },
    Format { leading: Some(start("91")), groups: whole(r"(\d)(\d{2})(\d{4})(\d{4})"), at_home: Some("0$2 15-$3-$4"), abroad: Some("$1 $2 $3-$4") },
    Format { leading: Some(start("8")), groups: whole(r"(\d{3})(\d{3})(\d{5})"), at_home: Some("0$1-$2-$3"), abroad: Some("$1-$2-$3") },
    Format { leading: Some(start("9")), groups: whole(r"(\d)(\d{3})(\d{3})(\d{4})"), at_home: Some("0$2 15-$3-$4"), abroad: Some("$1 $2 $3-$4") },
];

#[rustfmt::skip]
static FORMATS_55: [Format; 7] = [
    Format { leading: Some(start("1(?:1[25-8]|2[357-9]|3[02-68]|4[12568]|5|6[0-8]|8[015]|9[0-47-9])|321|610")), groups: whole(r"(\d{3,6})"), at_home: Some("$1"), abroad: None },
    Format { leading: Some(start("300|4(?:0(?:0|20)|370|864)")), groups: whole(r"(\d{4})(\d{4})"), at_home: Some("$1-$2"), abroad: Some("$1-$2") },
    Format { leading: Some(start("[2357]|4(?:[0-24-9]|3(?:[0-689]|7[1-9]))")), groups: whole(r"(\d{4})(\d{4})"), at_home: Some("$1-$2"), abroad: None },
    Format { leading: Some(start("(?:[358]|90)0")), groups: whole(r"(\d{3})(\d{2,3})(\d{4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("9")), groups: whole(r"(\d{5})(\d{4})"), at_home: Some("$1-$2"), abroad: None },
    Format { leading: Some(start("(?:[14689][1-9]|2[12478]|3[1-578]|5[13-5]|7[13-579])[2-57]")), groups: whole(r"(\d{2})(\d{4})(\d{4})"), at_home: Some("($1) $2-$3"), abroad: Some("$1 $2-$3") },
    Format { leading: Some(start("[16][1-9]|[2-57-9]")), groups: whole(r"(\d{2})(\d{5})(\d{4})"), at_home: Some("($1) $2-$3"), abroad: Some("$1 $2-$3") },
];

#[rustfmt::skip]
static FORMATS_56: [Format; 10] = [
    Format { leading: Some(start("1(?:[03-589]|21)|[29]0|78")), groups: whole(r"(\d{4})"), at_home: Some("$1"), abroad: None },
    Format { leading: Some(start("2196")), groups: whole(r"(\d{5})(\d{4})"), at_home: Some("($1) $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("60|809")), groups: whole(r"(\d{3})(\d{3})(\d{3})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("44")), groups: whole(r"(\d{2})(\d{3})(\d{4})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("2[1-36]")), groups: whole(r"(\d)(\d{4})(\d{4})"), at_home: Some("($1) $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("9(?:10|[2-9])")), groups: whole(r"(\d)(\d{4})(\d{4})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("3[2-5]|[47]|5[1-3578]|6[13-57]|8(?:0[1-8]|[1-9])")), groups: whole(r"(\d{2})(\d{3})(\d{4})"), at_home: Some("($1) $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("60|8")), groups: whole(r"(\d{3})(\d{3})(\d{3,4})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("1")), groups: whole(r"(\d{4})(\d{3})(\d{4})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("60")), groups: whole(r"(\d{3})(\d{3})(\d{2})(\d{3})"), at_home: Some("$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
];

#[rustfmt::skip]
static FORMATS_57: [Format; 4] = [
    Format { leading: Some(start("46")), groups: whole(r"(\d{4})(\d{4})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("6|90")), groups: whole(r"(\d{3})(\d{7})"), at_home: Some("($1) $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("3[0-357]|94")), groups: whole(r"(\d{3})(\d{7})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("1")), groups: whole(r"(\d)(\d{3})(\d{7})"), at_home: Some("0$1-$2-$3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_58: [Format; 1] = [
    Format { leading: Some(start("[24-689]")), groups: whole(r"(\d{3})(\d{7})"), at_home: Some("0$1-$2"), abroad: Some("$1-$2") },
];

#[rustfmt::skip]
static FORMATS_60: [Format; 6] = [
    Format { leading: Some(start("[4-79]")), groups: whole(r"(\d)(\d{3})(\d{4})"), at_home: Some("0$1-$2 $3"), abroad: Some("$1-$2 $3") },
    Format { leading: Some(start("1(?:[02469]|[37][1-9]|53|8(?:[1-46-9]|5[7-9]))|8")), groups: whole(r"(\d{2})(\d{3})(\d{3,4})"), at_home: Some("0$1-$2 $3"), abroad: Some("$1-$2 $3") },
    Format { leading: Some(start("3")), groups: whole(r"(\d)(\d{4})(\d{4})"), at_home: Some("0$1-$2 $3"), abroad: Some("$1-$2 $3") },
    Format { leading: Some(start("1(?:[367]|80)")), groups: whole(r"(\d)(\d{3})(\d{2})(\d{4})"), at_home: Some("$1-$2-$3-$4"), abroad: Some("$1-$2-$3-$4") },
    Format { leading: Some(start("15")), groups: whole(r"(\d{3})(\d{3})(\d{4})"), at_home: Some("0$1-$2 $3"), abroad: Some("$1-$2 $3") },
    Format { leading: Some(start("1")), groups: whole(r"(\d{2})(\d{4})(\d{4})"), at_home: Some("0$1-$2 $3"), abroad: Some("$1-$2 $3") },
];

#[rustfmt::skip]
static FORMATS_61: [Format; 10] = [
    Format { leading: Some(start("16")), groups: whole(r"(\d{2})(\d{3,4})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("13")), groups: whole(r"(\d{2})(\d{2})(\d{2})"), at_home: Some("$1 $2 $3"), abroad: None },
    Format { leading: Some(start("19")), groups: whole(r"(\d{3})(\d{3})"), at_home: Some("$1 $2"), abroad: None },
    Format { leading: Some(start("1802")), groups: whole(r"(\d{3})(\d{4})"), at_home: Some("$1 $2"), abroad: None },
    Format { leading: Some(start("19")), groups: whole(r"(\d{4})(\d{3,4})"), at_home: Some("$1 $2"), abroad: None },
    Format { leading: Some(start("16")), groups: whole(r"(\d{2})(\d{3})(\d{2,4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("14|4")), groups: whole(r"(\d{3})(\d{3})(\d{3})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("[2378]")), groups: whole(r"(\d)(\d{4})(\d{4})"), at_home: Some("(0$1) $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("1(?:30|[89])")), groups: whole(r"(\d{4})(\d{3})(\d{3})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("130")), groups: whole(r"(\d{4})(\d{4})(\d{4})"), at_home: Some("$1 $2 $3"), abroad: None },
];

#[rustfmt::skip]
static FORMATS_62: [Format; 11] = [
    Format { leading: Some(start("15")), groups: whole(r"(\d)(\d{3})(\d{3})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("2[124]|[36]1")), groups: whole(r"(\d{2})(\d{5,9})"), at_home: Some("(0$1) $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("800")), groups: whole(r"(\d{3})(\d{5,7})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("[2-79]")), groups: whole(r"(\d{3})(\d{5,8})"), at_home: Some("(0$1) $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("8[1-35-9]")), groups: whole(r"(\d{3})(\d{3,4})(\d{3})"), at_home: Some("0$1-$2-$3"), abroad: Some("$1-$2-$3") },
    Format { leading: Some(start("1")), groups: whole(r"(\d{3})(\d{6,8})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("804")), groups: whole(r"(\d{3})(\d{3})(\d{4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("80")), groups: whole(r"(\d{3})(\d)(\d{3})(\d{3})"), at_home: Some("0$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
    Format { leading: Some(start("8")), groups: whole(r"(\d{3})(\d{4})(\d{4,5})"), at_home: Some("0$1-$2-$3"), abroad: Some("$1-$2-$3") },
    Format { leading: Some(start("001")), groups: whole(r"(\d{3})(\d{3})(\d{3})(\d{2,8})"), at_home: Some("$1 $2 $3 $4"), abroad: None },
    Format { leading: Some(start("0")), groups: whole(r"(\d{2})(\d{4})(\d{3})(\d{4})"), at_home: Some("$1 $2 $3 $4"), abroad: None },
];

#[rustfmt::skip]
static FORMATS_63: [Format; 8] = [
    Format { leading: Some(start("2")), groups: whole(r"(\d)(\d{5})"), at_home: Some("(0$1) $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("3(?:230|397|461)|4(?:2(?:35|[46]4|51)|396|4(?:22|63)|59[347]|76[15])|5(?:221|446)|642[23]|8(?:622|8(?:[24]2|5[13]))")), groups: whole(r"(\d{4})(\d{4,6})"), at_home: Some("(0$1) $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("3469|4(?:279|9(?:30|56))|8834")), groups: whole(r"(\d{5})(\d{4})"), at_home: Some("(0$1) $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("2")), groups: whole(r"(\d)(\d{4})(\d{4})"), at_home: Some("(0$1) $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("[3-7]|8[2-8]")), groups: whole(r"(\d{2})(\d{3})(\d{4})"), at_home: Some("(0$1) $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("[89]")), groups: whole(r"(\d{3})(\d{3})(\d{4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("1")), groups: whole(r"(\d{4})(\d{3})(\d{4})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("1")), groups: whole(r"(\d{4})(\d{1,2})(\d{3})(\d{4})"), at_home: Some("$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
];

#[rustfmt::skip]
static FORMATS_64: [Format; 6] = [
    Format { leading: Some(start("8[1-79]")), groups: whole(r"(\d{2})(\d{3,8})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("50(?:[0367]|88)|8|90")), groups: whole(r"(\d{3})(\d{2})(\d{2,3})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("24|[346]|7[2-57-9]|9[2-9]")), groups: whole(r"(\d)(\d{3})(\d{4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("2(?:10|74)|[589]")), groups: whole(r"(\d{3})(\d{3})(\d{3,4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("1|2[028]")), groups: whole(r"(\d{2})(\d{3,4})(\d{4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("2(?:[169]|7[0-35-9])|7")), groups: whole(r"(\d{2})(\d{3})(\d{3,5})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_65: [Format; 5] = [
    Format { leading: Some(start("1(?:[013-8]|9(?:0[1-9]|[1-9]))|77")), groups: whole(r"(\d{4,5})"), at_home: Some("$1"), abroad: None },
    Format { leading: Some(start("[369]|8(?:0[1-9]|[1-9])")), groups: whole(r"(\d{4})(\d{4})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("8")), groups: whole(r"(\d{3})(\d{3})(\d{4})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("7")), groups: whole(r"(\d{4})(\d{4})(\d{3})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("1")), groups: whole(r"(\d{4})(\d{3})(\d{4})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_66: [Format; 3] = [
    Format { leading: Some(start("2")), groups: whole(r"(\d)(\d{3})(\d{4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("[13-9]")), groups: whole(r"(\d{2})(\d{3})(\d{3,4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("1")), groups: whole(r"(\d{4})(\d{3})(\d{3})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_81: [Format; 16] = [
    Format { leading: Some(start("00777[01]")), groups: whole(r"(\d{4})(\d{4})"), at_home: Some("$1-$2"), abroad: None },
    Format { leading: Some(start("000")), groups: whole(r"(\d{8,10})"), at_home: Some("$1"), abroad: None },
    Format { leading: Some(start("(?:12|57|99)0")), groups: whole(r"(\d{3})(\d{3})(\d{3})"), at_home: Some("0$1-$2-$3"), abroad: Some("$1-$2-$3") },
    Format { leading: Some(start("1(?:267|3(?:7[247]|9[278])|466|5(?:47|58|64)|6(?:3[245]|48|5[4-68]))|499[2468]|5(?:769|979[2-69])|7468|8(?:3(?:8[7-9]|96[2457-9])|477|51[2-9])|9(?:802|9(?:1[23]|69))|1(?:45|58)[67]")), groups: whole(r"(\d{4})(\d)(\d{4})"), at_home: Some("0$1-$2-$3"), abroad: Some("$1-$2-$3") },
    Format { leading: Some(start("60")), groups: whole(r"(\d{2})(\d{3})(\d{4})"), at_home: Some("0$1-$2-$3"), abroad: Some("$1-$2-$3") },
    Format { leading: Some(start("3|4(?:2(?:0|9[02-69])|7(?:0[019]|1))|6[1-9]")), groups: whole(r"(\d)(\d{4})(\d{4})"), at_home: Some("0$1-$2-$3"), abroad: Some("$1-$2-$3") },
    Format { leading: Some(start("1(?:1|5(?:4[018]|5[017])|77|88|9[69])|2(?:2[127]|3[0-269]|4[59]|5(?:[1-3]|5[0-69]|9(?:17|99))|6(?:2|4[016-9])|7(?:[1-35]|8[0189])|8(?:[16]|3[0134]|9[0-5])|9(?:[028]|17))|4(?:2(?:[13-79]|8[014-6])|3[0-57]|[45]|6[248]|7[2-47]|9[29])|5(?:2|3(?:[045]|9(?:[0-58]|6[4-9]|7[0-35689]))|4[0-369]|5[29]|8[02389]|9[0-3])|7(?:2[02-46-9]|34|[58]|6[0249]|7[57]|9(?:[23]|4[0-59]|5[01569]|6[0167]))|8(?:2(?:[1258]|4[0-39]|9[0169])|3(?:[29]|60|7(?:[017-9]|6[6-8]))|49|51|6(?:[0-24]|36[2-57-9]|5(?:[0-389]|5[23])|6(?:[01]|9[178])|7(?:2[2-468]|3[78])|9[0145])|7[0-468]|8[68])|9(?:4[15]|5[138]|7[156]|8[189]|9(?:[1289]|3(?:31|4[357])|4[0178]))|(?:8294|96)[1-3]|2(?:57|93)[015-9]|(?:223|8699)[014-9]|(?:25[0468]|422|838)[01]|(?:48|8292|9[23])[1-9]|(?:47[59]|59[89]|8(?:68|9))[019]")), groups: whole(r"(\d{2})(\d{3})(\d{4})"), at_home: Some("0$1-$2-$3"), abroad: Some("$1-$2-$3") },
    Format { leading: Some(start("[14]|[289][2-9]|5[3-9]|7[2-4679]")), groups: whole(r"(\d{3})(\d{2})(\d{4})"), at_home: Some("0$1-$2-$3"), abroad: Some("$1-$2-$3") },
    Format { leading: Some(start("0077")), groups: whole(r"(\d{4})(\d{2})(\d{3,4})"), at_home: Some("$1-$2-$3"), abroad: None },
    Format { leading: Some(start("008")), groups: whole(r"(\d{4})(\d{2})(\d{4})"), at_home: Some("$1-$2-$3"), abroad: None },
    Format { leading: Some(start("800")), groups: whole(r"(\d{3})(\d{3})(\d{4})"), at_home: Some("0$1-$2-$3"), abroad: Some("$1-$2-$3") },
    Format { leading: Some(start("[25-9]")), groups: whole(r"(\d{2})(\d{4})(\d{4})"), at_home: Some("0$1-$2-$3"), abroad: Some("$1-$2-$3") },
    Format { leading: Some(start("0")), groups: whole(r"(\d{4})(\d{3})(\d{3,4})"), at_home: Some("$1-$2-$3"), abroad: None },
    Format { leading: Some(start("0")), groups: whole(r"(\d{4})(\d{4})(\d{4,5})"), at_home: Some("$1-$2-$3"), abroad: None },
    Format { leading: Some(start("0")), groups: whole(r"(\d{4})(\d{5})(\d{5,6})"), at_home: Some("$1-$2-$3"), abroad: None },
    Format { leading: Some(start("0")), groups: whole(r"(\d{4})(\d{6})(\d{6,7})"), at_home: Some("$1-$2-$3"), abroad: None },
];

#[rustfmt::skip]
static FORMATS_82: [Format; 11] = [
    Format { leading: Some(start("1[016-9]114")), groups: whole(r"(\d{5})"), at_home: Some("0$1"), abroad: None },
    Format { leading: Some(start("(?:3[1-3]|[46][1-4]|5[1-5])1")), groups: whole(r"(\d{2})(\d{3,4})"), at_home: Some("0$1-$2"), abroad: Some("$1-$2") },
    Format { leading: Some(start("1")), groups: whole(r"(\d{4})(\d{4})"), at_home: Some("$1-$2"), abroad: Some("$1-$2") },
    Format { leading: Some(start("2")), groups: whole(r"(\d)(\d{3,4})(\d{4})"), at_home: Some("0$1-$2-$3"), abroad: Some("$1-$2-$3") },
    Format { leading: Some(start("[36]0|8")), groups: whole(r"(\d{2})(\d{3})(\d{4})"), at_home: Some("0$1-$2-$3"), abroad: Some("$1-$2-$3") },
    Format { leading: Some(start("[1346]|5[1-5]")), groups: whole(r"(\d{2})(\d{3,4})(\d{4})"), at_home: Some("0$1-$2-$3"), abroad: Some("$1-$2-$3") },
    Format { leading: Some(start("[57]")), groups: whole(r"(\d{2})(\d{4})(\d{4})"), at_home: Some("0$1-$2-$3"), abroad: Some("$1-$2-$3") },
    Format { leading: Some(start("0030")), groups: whole(r"(\d{5})(\d{3})(\d{3})"), at_home: Some("$1 $2 $3"), abroad: None },
    Format { leading: Some(start("5")), groups: whole(r"(\d{2})(\d{5})(\d{4})"), at_home: Some("0$1-$2-$3"), abroad: Some("$1-$2-$3") },
    Format { leading: Some(start("0")), groups: whole(r"(\d{5})(\d{3,4})(\d{4})"), at_home: Some("$1 $2 $3"), abroad: None },
    Format { leading: Some(start("0")), groups: whole(r"(\d{5})(\d{2})(\d{3})(\d{4})"), at_home: Some("$1 $2 $3 $4"), abroad: None },
];

#[rustfmt::skip]
static FORMATS_84: [Format; 7] = [
    Format { leading: Some(start("[17]99")), groups: whole(r"(\d{3})(\d{4})"), at_home: Some("0$1 $2"), abroad: None },
    Format { leading: Some(start("69")), groups: whole(r"(\d{3})(\d{4,5})"), at_home: Some("0$1 $2"), abroad: None },
    Format { leading: Some(start("1(?:2[02]|[89])")), groups: whole(r"(\d{4})(\d{4,6})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("1[26]|6")), groups: whole(r"(\d{2})(\d{3})(\d{2})(\d{2})"), at_home: Some("0$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
    Format { leading: Some(start("[1357-9]")), groups: whole(r"(\d{3})(\d{3})(\d{3})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("2[48]")), groups: whole(r"(\d{2})(\d{4})(\d{4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("2")), groups: whole(r"(\d{3})(\d{4})(\d{3})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_86: [Format; 18] = [
    Format { leading: Some(start("1(?:00|2(?:1|395))|9[56]")), groups: whole(r"(\d{5,6})"), at_home: Some("$1"), abroad: None },
    Format { leading: Some(start("[1-9]123")), groups: whole(r"(\d{5,6})"), at_home: Some("$1"), abroad: None },
    Format { leading: Some(start("10100")), groups: whole(r"(\d{2})(\d{5})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start(r"10(?:123|9[56])|2[0-57-9](?:1(?:00|23)|9[56])|(?:3(?:[15]\d|35|49|7[0-79]|9[1-68])|4(?:1[125-9]|2[179]|[35][1-9]|6[47-9]|7\d|8[23])|5(?:[1357]\d|2[37]|4[36]|6[1-46]|80|9[1-9])|6(?:3[1-35]|6[0238]|9[12])|7(?:01|[1579]\d|2[248]|3[014-9]|4[3-6]|6[023689])|8(?:1[236-8]|2[5-7]|[37]\d|5[14-9]|8[36-8]|9[1-8])|9(?:0[1-3689]|1[1-79]|3\d|4[13]|5[1-5]|7[0-79]|9[0-35-9]))123")), groups: whole(r"(\d{2})(\d{5,6})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start(r"1[1-9]|26|3(?:[0268]|3[0-46-9]|4[0-8]|78|9[079])|4(?:[049]|1[034]|2[02-68]|[35]0|6[0-356]|8[014-9])|5(?:0|2[0-24-689]|4[0-2457-9]|6[057-9]|8[1-9]|90)|6(?:[0-24578]|3[046-9]|6[14-79]|9[03-9])|7(?:0[02-9]|2[0135-79]|3[23]|4[0-27-9]|6[1457]|8)|8(?:[046]|1[01459]|2[0-489]|5[023]|8[0-2459]|9[09])|9(?:0[0457]|1[08]|[268]|4[024-9]|5[06-9]|78|94)|(?:10|2[0-57-9])(?:[02-8]|1(?:0[1-9]|[13-9]|2[0-24-9])|9[0-47-9])|(?:3(?:[15]\d|35|49|7[0-79]|9[1-68])|4(?:1[125-9]|2[179]|[35][1-9]|6[47-9]|7\d|8[23])|5(?:[1357]\d|2[37]|4[36]|6[1-46]|80|9[1-9])|6(?:3[1-35]|6[0238]|9[12])|7(?:01|[1579]\d|2[248]|3[014-9]|4[3-6]|6[023689])|8(?:1[236-8]|2[5-7]|[37]\d|5[14-9]|8[36-8]|9[1-8])|9(?:0[1-3689]|1[1-79]|3\d|4[13]|5[1-5]|7[0-79]|9[0-35-9]))(?:[02-9]|1(?:[013-9]|2[0-24-9]))")), groups: whole(r"(\d{3})(\d{4})"), at_home: Some("$1 $2"), abroad: None },
    Format { leading: Some(start("1010")), groups: whole(r"(\d{4})(\d{4})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("16[08]")), groups: whole(r"(\d{4})(\d{4})"), at_home: Some("$1 $2"), abroad: None },
    Format { leading: Some(start("106(?:[268]|[39][0-49])")), groups: whole(r"(\d{8,9})"), at_home: Some("$1"), abroad: None },
    Format { leading: Some(start(r"(?:3(?:[15]\d|35|49|7[0-79]|9[1-68])|4(?:1[125-9]|2[179]|[35][1-9]|6[47-9]|7\d|8[23])|5(?:[1357]\d|2[37]|4[36]|6[1-46]|80|9[1-9])|6(?:3[1-35]|6[0238]|9[12])|7(?:01|[1579]\d|2[248]|3[014-9]|4[3-6]|6[023689])|8(?:1[236-8]|2[5-7]|[37]\d|5[14-9]|8[36-8]|9[1-8])|9(?:0[1-3689]|1[1-79]|[379]\d|4[13]|5[1-5]))(?:100|9[56])")), groups: whole(r"(\d{3})(\d{5,6})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start(r"1(?:0(?:[02-578]|1[1-9]|6(?:[01457]|[39][5-8])|9[0-47-9])|[1-9])|2(?:[0-57-9](?:[0-8]|9[0-47-9])|6)|3(?:[0268]|3[0-46-9]|4[0-8]|78|9[079])|4(?:[049]|1[034]|2[02-68]|[35]0|6[0-356]|8[014-9])|5(?:0|2[0-24-689]|4[0-2457-9]|6[057-9]|8[1-9]|90)|6(?:[0-24578]|3[046-9]|6[14-79]|9[03-9])|7(?:0[02-9]|2[0135-79]|3[23]|4[0-27-9]|6[1457]|8)|8(?:[046]|1[01459]|2[0-489]|5[023]|8[0-2459]|9[09])|9(?:0[0457]|1[08]|[268]|4[024-9]|5[06-9])|(?:3(?:[15]\d|35|49|7[0-79]|9[1-68])|4(?:1[125-9]|2[179]|[35][1-9]|6[47-9]|7\d|8[23])|5(?:[1357]\d|2[37]|4[36]|6[1-46]|80|9[1-9])|6(?:3[1-35]|6[0238]|9[12])|7(?:01|[1579]\d|2[248]|3[014-9]|4[3-6]|6[023689])|8(?:1[236-8]|2[5-7]|[37]\d|5[14-9]|8[36-8]|9[1-8])|9(?:0[1-3689]|1[1-79]|[379]\d|4[13]|5[1-5]))(?:[02-8]|1(?:0[1-9]|[1-9])|9[0-47-9])")), groups: whole(r"(\d{4})(\d{4})"), at_home: Some("$1 $2"), abroad: None },
    Format { leading: Some(start("[48]0")), groups: whole(r"(\d{3})(\d{3})(\d{4})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("10[0-79]|2(?:[02-57-9]|1[1-79])|(?:10|21)8(?:0[1-9]|[1-9])")), groups: whole(r"(\d{2})(\d{4})(\d{4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("3(?:[3-59]|7[02-6])|4(?:1[25-9]|[26-8]|3[3-9]|5[2-9])|5(?:3[03-9]|[468]|7[028]|9[2-46-9])|6|7(?:[0-247]|3[04-9]|5[0-4689]|6[2368])|8(?:[1-358]|9[1-7])|9(?:[013479]|5[1-5])|(?:31|55|79|87)[02-9]")), groups: whole(r"(\d{3})(\d{3})(\d{4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("9")), groups: whole(r"(\d{3})(\d{7,8})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("[3-578]")), groups: whole(r"(\d{3})(\d{4})(\d{4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("1[3-9]")), groups: whole(r"(\d{3})(\d{4})(\d{4})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("106")), groups: whole(r"(\d{11,12})"), at_home: Some("$1"), abroad: None },
    Format { leading: Some(start("[12]")), groups: whole(r"(\d{2})(\d{3})(\d{3})(\d{4})"), at_home: Some("0$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
];

#[rustfmt::skip]
static FORMATS_90: [Format; 5] = [
    Format { leading: Some(start("444")), groups: whole(r"(\d{3})(\d)(\d{3})"), at_home: Some("$1 $2 $3"), abroad: None },
    Format { leading: Some(start("512|8[01589]|90")), groups: whole(r"(\d{3})(\d{3})(\d{4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("5")), groups: whole(r"(\d{3})(\d{3})(\d{2})(\d{2})"), at_home: Some("0$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
    Format { leading: Some(start("[24][1-8]|3[1-9]")), groups: whole(r"(\d{3})(\d{3})(\d{2})(\d{2})"), at_home: Some("(0$1) $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
    Format { leading: Some(start("80")), groups: whole(r"(\d{3})(\d{3})(\d{6,7})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_91: [Format; 11] = [
    Format { leading: Some(start("575")), groups: whole(r"(\d{7})"), at_home: Some("$1"), abroad: None },
    Format { leading: Some(start("5(?:0|2(?:21|3)|3(?:0|3[23])|616|717|8888)")), groups: whole(r"(\d{8})"), at_home: Some("$1"), abroad: Some("$1") },
    Format { leading: Some(start("1800")), groups: whole(r"(\d{4})(\d{4,5})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("140")), groups: whole(r"(\d{3})(\d{3})(\d{4})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("11|2[02]|33|4[04]|79(?:[1245]|3(?:[02-9]|1[0-24-9]))|80(?:[2-4]|6[0-589])")), groups: whole(r"(\d{2})(\d{4})(\d{4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("1(?:2[0-24]|3[0-25]|4[145]|[59][14]|6[1-9]|7[1257]|8[1-57-9])|2(?:1[257]|3[013]|4[01]|5[0137]|6[058]|78|8[1568]|9[14])|3(?:26|4[1-3]|5[34]|6[01489]|7[02-46]|8[159])|4(?:1[36]|2[1-47]|3[15]|5[12]|6[0-26-9]|7[0-24-9]|8[013-57]|9[014-7])|5(?:1[025]|22|[36][25]|4[28]|[578]1|9[15])|6(?:12(?:[2-6]|7[0-8])|74[2-7])|7(?:3171|5[15][2-6]|61[346]|88(?:[2-7]|82))|8(?:70[2-6]|84(?:[2356]|7[19])|91(?:[3-6]|7[19]))|73[134][2-6]|8(?:16|2[014]|3[126]|6[136]|7[78]|83)(?:[2-6]|7[19])|(?:1(?:29|60|8[06])|261|552|6(?:[2-4]1|5[17]|6[13]|7(?:1|4[0189])|80)|7(?:12|88[01]))[2-7]")), groups: whole(r"(\d{3})(\d{3})(\d{4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start(r"1(?:[2-479]|5(?:[0236-9]|5[013-9]))|[2-5]|6(?:2(?:84|95)|355|8(?:28[235-7]|3))|73179|807(?:1|9[1-3])|(?:1552|6(?:(?:1[1358]|2[2457]|3[2-4]|4[235-7]|5[2-689]|6[24578])\d|7(?:[23569]\d|8[0-57-9])|8(?:[14-6]\d|2[0-79]))|7(?:1(?:[013-8]\d|9[6-9])|3(?:2[0-49]|9[2-57])|5(?:2[1-3]|9[0-6])|6(?:0[5689]|2[5-9]|3[02-8]|4\d|5[0-367])|70[13-7]))[2-7]")), groups: whole(r"(\d{4})(\d{3})(\d{3})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("16|[6-9]")), groups: whole(r"(\d{5})(\d{5})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("18[06]0")), groups: whole(r"(\d{4})(\d{2,4})(\d{4})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("0")), groups: whole(r"(\d{3})(\d{3})(\d{3})(\d{4})"), at_home: Some("$1 $2 $3 $4"), abroad: None },
    Format { leading: Some(start("18")), groups: whole(r"(\d{4})(\d{3})(\d{3})(\d{3})"), at_home: Some("$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
];

#[rustfmt::skip]
static FORMATS_92: [Format; 8] = [
    Format { leading: Some(start("[89]0")), groups: whole(r"(\d{3})(\d{3})(\d{2,7})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("1")), groups: whole(r"(\d{4})(\d{5})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("9(?:2[3-8]|98)|(?:2(?:3[2358]|4[2-4]|9[2-8])|45[3479]|54[2-467]|60[468]|72[236]|8(?:2[2-689]|3[23578]|4[3478]|5[2356])|9(?:22|3[27-9]|4[2-6]|6[3569]|9[25-7]))[2-9]")), groups: whole(r"(\d{3})(\d{6,7})"), at_home: Some("(0$1) $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("(?:2[125]|4[0-246-9]|5[1-35-7]|6[1-8]|7[14]|8[16]|91)[2-9]")), groups: whole(r"(\d{2})(\d{7,8})"), at_home: Some("(0$1) $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("58")), groups: whole(r"(\d{5})(\d{5})"), at_home: Some("(0$1) $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("3")), groups: whole(r"(\d{3})(\d{7})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("2[125]|4[0-246-9]|5[1-35-7]|6[1-8]|7[14]|8[16]|91")), groups: whole(r"(\d{2})(\d{3})(\d{3})(\d{3})"), at_home: Some("(0$1) $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
    Format { leading: Some(start("[24-9]")), groups: whole(r"(\d{3})(\d{3})(\d{3})(\d{3})"), at_home: Some("(0$1) $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
];

#[rustfmt::skip]
static FORMATS_93: [Format; 2] = [
    Format { leading: Some(start("[1-9]")), groups: whole(r"(\d{3})(\d{4})"), at_home: Some("$1 $2"), abroad: None },
    Format { leading: Some(start("[2-7]")), groups: whole(r"(\d{2})(\d{3})(\d{4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_94: [Format; 2] = [
    Format { leading: Some(start("7")), groups: whole(r"(\d{2})(\d{3})(\d{4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("[1-689]")), groups: whole(r"(\d{3})(\d{3})(\d{3})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_95: [Format; 9] = [
    Format { leading: Some(start("16|2")), groups: whole(r"(\d)(\d{2})(\d{3})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("4(?:[2-46]|5[3-5])|5|6(?:[1-689]|7[235-7])|7(?:[0-4]|5[2-7])|8[1-5]|(?:60|86)[23]")), groups: whole(r"(\d{2})(\d{2})(\d{3})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("[12]|452|6788|86")), groups: whole(r"(\d)(\d{3})(\d{3,4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("[4-7]|8[1-35]")), groups: whole(r"(\d{2})(\d{3})(\d{3,4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("9(?:2[0-4]|[35-9]|4[137-9])")), groups: whole(r"(\d)(\d{3})(\d{4,6})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("2")), groups: whole(r"(\d)(\d{4})(\d{4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("8")), groups: whole(r"(\d{3})(\d{3})(\d{4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("92")), groups: whole(r"(\d)(\d{3})(\d{3})(\d{3})"), at_home: Some("0$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
    Format { leading: Some(start("9")), groups: whole(r"(\d)(\d{5})(\d{4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_98: [Format; 4] = [
    Format { leading: Some(start("96")), groups: whole(r"(\d{4,5})"), at_home: Some("0$1"), abroad: Some("$1") },
    Format { leading: Some(start("(?:1[137]|2[13-68]|3[1458]|4[145]|5[1468]|6[16]|7[1467]|8[13467])[12689]")), groups: whole(r"(\d{2})(\d{4,5})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("9")), groups: whole(r"(\d{3})(\d{3})(\d{3,4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("[1-8]")), groups: whole(r"(\d{2})(\d{4})(\d{4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_211: [Format; 1] = [
    Format { leading: Some(start("[19]")), groups: whole(r"(\d{3})(\d{3})(\d{3})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_212: [Format; 3] = [
    Format { leading: Some(start("892")), groups: whole(r"(\d{4})(\d{5})"), at_home: Some("0$1-$2"), abroad: Some("$1-$2") },
    Format { leading: Some(start("8(?:0[0-7]|9)")), groups: whole(r"(\d{2})(\d{7})"), at_home: Some("0$1-$2"), abroad: Some("$1-$2") },
    Format { leading: Some(start("[5-8]")), groups: whole(r"(\d)(\d{2})(\d{2})(\d{2})(\d{2})"), at_home: Some("0$1 $2 $3 $4 $5"), abroad: Some("$1 $2 $3 $4 $5") },
];

#[rustfmt::skip]
static FORMATS_213: [Format; 3] = [
    Format { leading: Some(start("[1-4]")), groups: whole(r"(\d{2})(\d{2})(\d{2})(\d{2})"), at_home: Some("0$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
    Format { leading: Some(start("9")), groups: whole(r"(\d{2})(\d{3})(\d{2})(\d{2})"), at_home: Some("0$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
    Format { leading: Some(start("[5-8]")), groups: whole(r"(\d{3})(\d{2})(\d{2})(\d{2})"), at_home: Some("0$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
];

#[rustfmt::skip]
static FORMATS_216: [Format; 1] = [
    Format { leading: Some(start("[2-57-9]")), groups: whole(r"(\d{2})(\d{3})(\d{3})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_218: [Format; 1] = [
    Format { leading: Some(start("[2-9]")), groups: whole(r"(\d{2})(\d{7})"), at_home: Some("0$1-$2"), abroad: Some("$1-$2") },
];

#[rustfmt::skip]
static FORMATS_220: [Format; 2] = [
    Format { leading: Some(start("[235-9]|4(?:[0-35]|4[16-9])")), groups: whole(r"(\d{3})(\d{4})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("[48]")), groups: whole(r"(\d{2})(\d{3})(\d{4})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_221: [Format; 2] = [
    Format { leading: Some(start("8")), groups: whole(r"(\d{3})(\d{2})(\d{2})(\d{2})"), at_home: Some("$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
    Format { leading: Some(start("[379]")), groups: whole(r"(\d{2})(\d{3})(\d{2})(\d{2})"), at_home: Some("$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
];

#[rustfmt::skip]
static FORMATS_222: [Format; 1] = [
    Format { leading: Some(start("[2-48]")), groups: whole(r"(\d{2})(\d{2})(\d{2})(\d{2})"), at_home: Some("$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
];

#[rustfmt::skip]
static FORMATS_223: [Format; 2] = [
    Format { leading: Some(start("67(?:0[09]|[59]9|77|8[89])|74(?:0[02]|44|55)")), groups: whole(r"(\d{4})"), at_home: Some("$1"), abroad: None },
    Format { leading: Some(start("[24-9]")), groups: whole(r"(\d{2})(\d{2})(\d{2})(\d{2})"), at_home: Some("$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
];

#[rustfmt::skip]
static FORMATS_224: [Format; 2] = [
    Format { leading: Some(start("3")), groups: whole(r"(\d{2})(\d{2})(\d{2})(\d{2})"), at_home: Some("$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
    Format { leading: Some(start("[67]")), groups: whole(r"(\d{3})(\d{2})(\d{2})(\d{2})"), at_home: Some("$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
];

#[rustfmt::skip]
static FORMATS_225: [Format; 2] = [
    Format { leading: Some(start("2")), groups: whole(r"(\d{2})(\d{2})(\d)(\d{5})"), at_home: Some("$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
    Format { leading: Some(start("0")), groups: whole(r"(\d{2})(\d{2})(\d{2})(\d{4})"), at_home: Some("$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
];

#[rustfmt::skip]
static FORMATS_226: [Format; 1] = [
    Format { leading: Some(start("[024-7]")), groups: whole(r"(\d{2})(\d{2})(\d{2})(\d{2})"), at_home: Some("$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
];

#[rustfmt::skip]
static FORMATS_227: [Format; 2] = [
    Format { leading: Some(start("08")), groups: whole(r"(\d{2})(\d{3})(\d{3})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("[089]|2[013]|7[0467]")), groups: whole(r"(\d{2})(\d{2})(\d{2})(\d{2})"), at_home: Some("$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
];

#[rustfmt::skip]
static FORMATS_228: [Format; 1] = [
    Format { leading: Some(start("[279]")), groups: whole(r"(\d{2})(\d{2})(\d{2})(\d{2})"), at_home: Some("$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
];

#[rustfmt::skip]
static FORMATS_229: [Format; 1] = [
    Format { leading: Some(start("0")), groups: whole(r"(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})"), at_home: Some("$1 $2 $3 $4 $5"), abroad: Some("$1 $2 $3 $4 $5") },
];

#[rustfmt::skip]
static FORMATS_230: [Format; 3] = [
    Format { leading: Some(start("[2-46]|8[013]")), groups: whole(r"(\d{3})(\d{4})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("[57]")), groups: whole(r"(\d{4})(\d{4})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("8")), groups: whole(r"(\d{5})(\d{5})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
];

#[rustfmt::skip]
static FORMATS_231: [Format; 3] = [
    Format { leading: Some(start("4[67]|[56]")), groups: whole(r"(\d)(\d{3})(\d{3})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("2")), groups: whole(r"(\d{2})(\d{3})(\d{3})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("[2-578]")), groups: whole(r"(\d{2})(\d{3})(\d{4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_232: [Format; 1] = [
    Format { leading: Some(start("[236-9]")), groups: whole(r"(\d{2})(\d{6})"), at_home: Some("(0$1) $2"), abroad: Some("$1 $2") },
];

#[rustfmt::skip]
static FORMATS_233: [Format; 3] = [
    Format { leading: Some(start("[236-9]")), groups: whole(r"(\d{3})(\d{4})"), at_home: Some("$1 $2"), abroad: None },
    Format { leading: Some(start("8")), groups: whole(r"(\d{3})(\d{5})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("[2358]")), groups: whole(r"(\d{2})(\d{3})(\d{4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_234: [Format; 5] = [
    Format { leading: Some(start("[7-9]")), groups: whole(r"(\d{3})(\d{3})(\d{3,4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("20[129]")), groups: whole(r"(\d{3})(\d{3})(\d{4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("2")), groups: whole(r"(\d{4})(\d{2})(\d{4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("[78]")), groups: whole(r"(\d{3})(\d{4})(\d{4,5})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("[78]")), groups: whole(r"(\d{3})(\d{5})(\d{5,6})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_235: [Format; 1] = [
    Format { leading: Some(start("[236-9]")), groups: whole(r"(\d{2})(\d{2})(\d{2})(\d{2})"), at_home: Some("$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
];

#[rustfmt::skip]
static FORMATS_236: [Format; 1] = [
    Format { leading: Some(start("[26-8]")), groups: whole(r"(\d{2})(\d{2})(\d{2})(\d{2})"), at_home: Some("$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
];

#[rustfmt::skip]
static FORMATS_237: [Format; 2] = [
    Format { leading: Some(start("88")), groups: whole(r"(\d{2})(\d{2})(\d{2})(\d{2})"), at_home: Some("$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
    Format { leading: Some(start("[26]|88")), groups: whole(r"(\d)(\d{2})(\d{2})(\d{2})(\d{2})"), at_home: Some("$1 $2 $3 $4 $5"), abroad: Some("$1 $2 $3 $4 $5") },
];

#[rustfmt::skip]
static FORMATS_238: [Format; 1] = [
    Format { leading: Some(start("[2-589]")), groups: whole(r"(\d{3})(\d{2})(\d{2})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_239: [Format; 1] = [
    Format { leading: Some(start("[29]")), groups: whole(r"(\d{3})(\d{4})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
];

#[rustfmt::skip]
static FORMATS_240: [Format; 2] = [
    Format { leading: Some(start("[235]")), groups: whole(r"(\d{3})(\d{3})(\d{3})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("[89]")), groups: whole(r"(\d{3})(\d{6})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
];

#[rustfmt::skip]
static FORMATS_241: [Format; 3] = [
    Format { leading: Some(start("[2-7]")), groups: whole(r"(\d)(\d{2})(\d{2})(\d{2})"), at_home: Some("0$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
    Format { leading: Some(start("0")), groups: whole(r"(\d{2})(\d{2})(\d{2})(\d{2})"), at_home: Some("$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
    Format { leading: Some(start("11|[67]")), groups: whole(r"(\d{2})(\d{2})(\d{2})(\d{2})"), at_home: Some("0$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
];

#[rustfmt::skip]
static FORMATS_242: [Format; 2] = [
    Format { leading: Some(start("8")), groups: whole(r"(\d)(\d{4})(\d{4})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("[02]")), groups: whole(r"(\d{2})(\d{3})(\d{4})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_243: [Format; 6] = [
    Format { leading: Some(start("88")), groups: whole(r"(\d{2})(\d{2})(\d{3})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("[1-6]")), groups: whole(r"(\d{2})(\d{5})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("2")), groups: whole(r"(\d{2})(\d{2})(\d{4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("1")), groups: whole(r"(\d{2})(\d{3})(\d{4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("[89]")), groups: whole(r"(\d{3})(\d{3})(\d{3})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("5")), groups: whole(r"(\d{2})(\d{2})(\d{3})(\d{3})"), at_home: Some("0$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
];

#[rustfmt::skip]
static FORMATS_244: [Format; 1] = [
    Format { leading: Some(start("[29]")), groups: whole(r"(\d{3})(\d{3})(\d{3})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_245: [Format; 2] = [
    Format { leading: Some(start("40")), groups: whole(r"(\d{3})(\d{4})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("[49]")), groups: whole(r"(\d{3})(\d{3})(\d{3})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_246: [Format; 1] = [
    Format { leading: Some(start("3")), groups: whole(r"(\d{3})(\d{4})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
];

#[rustfmt::skip]
static FORMATS_248: [Format; 1] = [
    Format { leading: Some(start("[246]|9[57]")), groups: whole(r"(\d)(\d{3})(\d{3})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_249: [Format; 1] = [
    Format { leading: Some(start("[19]")), groups: whole(r"(\d{2})(\d{3})(\d{4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_250: [Format; 3] = [
    Format { leading: Some(start("0")), groups: whole(r"(\d{2})(\d{2})(\d{2})(\d{2})"), at_home: Some("$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
    Format { leading: Some(start("2")), groups: whole(r"(\d{3})(\d{3})(\d{3})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("[7-9]")), groups: whole(r"(\d{3})(\d{3})(\d{3})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_251: [Format; 1] = [
    Format { leading: Some(start("[1-57-9]")), groups: whole(r"(\d{2})(\d{3})(\d{4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_252: [Format; 6] = [
    Format { leading: Some(start("8[125]")), groups: whole(r"(\d{2})(\d{4})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("[134]")), groups: whole(r"(\d{6})"), at_home: Some("$1"), abroad: Some("$1") },
    Format { leading: Some(start("[15]|2[0-79]|3[0-46-8]|4[0-7]")), groups: whole(r"(\d)(\d{6})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("1|28|9[2-9]")), groups: whole(r"(\d{2})(\d{5,7})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("[267]|904")), groups: whole(r"(\d)(\d{7})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("[346-9]")), groups: whole(r"(\d{2})(\d{3})(\d{4})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_253: [Format; 1] = [
    Format { leading: Some(start("[27]")), groups: whole(r"(\d{2})(\d{2})(\d{2})(\d{2})"), at_home: Some("$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
];

#[rustfmt::skip]
static FORMATS_254: [Format; 3] = [
    Format { leading: Some(start("[24-6]")), groups: whole(r"(\d{2})(\d{5,7})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("[17]")), groups: whole(r"(\d{3})(\d{6})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("[89]")), groups: whole(r"(\d{3})(\d{3})(\d{3,4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_255: [Format; 4] = [
    Format { leading: Some(start("[89]")), groups: whole(r"(\d{3})(\d{2})(\d{4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("[24]")), groups: whole(r"(\d{2})(\d{3})(\d{4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("5")), groups: whole(r"(\d{2})(\d{7})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("[67]")), groups: whole(r"(\d{3})(\d{3})(\d{3})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_256: [Format; 3] = [
    Format { leading: Some(start("20240")), groups: whole(r"(\d{4})(\d{5})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("20(?:[0135-7]|2[5-9])|4(?:6[45]|[7-9])|[7-9]")), groups: whole(r"(\d{3})(\d{6})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("[2-4]")), groups: whole(r"(\d{2})(\d{7})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
];

#[rustfmt::skip]
static FORMATS_257: [Format; 1] = [
    Format { leading: Some(start("[2367]")), groups: whole(r"(\d{2})(\d{2})(\d{2})(\d{2})"), at_home: Some("$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
];

#[rustfmt::skip]
static FORMATS_258: [Format; 2] = [
    Format { leading: Some(start("2|8[2-9]")), groups: whole(r"(\d{2})(\d{3})(\d{3,4})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("8")), groups: whole(r"(\d{3})(\d{3})(\d{3})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_260: [Format; 3] = [
    Format { leading: Some(start("[1-9]")), groups: whole(r"(\d{3})(\d{3})"), at_home: Some("$1 $2"), abroad: None },
    Format { leading: Some(start("[28]")), groups: whole(r"(\d{3})(\d{3})(\d{3})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("[579]")), groups: whole(r"(\d{2})(\d{7})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
];

#[rustfmt::skip]
static FORMATS_261: [Format; 1] = [
    Format { leading: Some(start("[23]")), groups: whole(r"(\d{2})(\d{2})(\d{3})(\d{2})"), at_home: Some("0$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
];

#[rustfmt::skip]
static FORMATS_262: [Format; 1] = [
    Format { leading: Some(start("[26-9]")), groups: whole(r"(\d{3})(\d{2})(\d{2})(\d{2})"), at_home: Some("0$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
];

#[rustfmt::skip]
static FORMATS_263: [Format; 6] = [
    Format { leading: Some(start("80")), groups: whole(r"(\d{3})(\d{4})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("29[013-9]")), groups: whole(r"(\d{2})(\d{3})(\d{3,4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("[256]|39|8[13-59]")), groups: whole(r"(\d{2})(\d{7})"), at_home: Some("(0$1) $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("7")), groups: whole(r"(\d{2})(\d{3})(\d{4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("3")), groups: whole(r"(\d{3})(\d{3})(\d{3,4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("8")), groups: whole(r"(\d{4})(\d{6})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
];

#[rustfmt::skip]
static FORMATS_264: [Format; 4] = [
    Format { leading: Some(start("88")), groups: whole(r"(\d{2})(\d{3})(\d{3})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("6")), groups: whole(r"(\d{2})(\d{3})(\d{3,4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("87")), groups: whole(r"(\d{3})(\d{3})(\d{3})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("8")), groups: whole(r"(\d{2})(\d{3})(\d{4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_265: [Format; 2] = [
    Format { leading: Some(start("1[2-9]")), groups: whole(r"(\d)(\d{3})(\d{3})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("[1-37-9]")), groups: whole(r"(\d{3})(\d{2})(\d{2})(\d{2})"), at_home: Some("0$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
];

#[rustfmt::skip]
static FORMATS_266: [Format; 1] = [
    Format { leading: Some(start("[2568]")), groups: whole(r"(\d{4})(\d{4})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
];

#[rustfmt::skip]
static FORMATS_267: [Format; 5] = [
    Format { leading: Some(start("90")), groups: whole(r"(\d{2})(\d{5})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("[2-6]")), groups: whole(r"(\d{3})(\d{4})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("7")), groups: whole(r"(\d{2})(\d{3})(\d{3})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("0")), groups: whole(r"(\d{4})(\d{3})(\d{3})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("8")), groups: whole(r"(\d{3})(\d{4})(\d{3})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_268: [Format; 2] = [
    Format { leading: Some(start("[0237]")), groups: whole(r"(\d{4})(\d{4})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("9")), groups: whole(r"(\d{5})(\d{4})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
];

#[rustfmt::skip]
static FORMATS_269: [Format; 1] = [
    Format { leading: Some(start("[3478]")), groups: whole(r"(\d{3})(\d{2})(\d{2})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_291: [Format; 1] = [
    Format { leading: Some(start("[178]")), groups: whole(r"(\d)(\d{3})(\d{3})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_297: [Format; 1] = [
    Format { leading: Some(start("[25-9]")), groups: whole(r"(\d{3})(\d{4})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
];

#[rustfmt::skip]
static FORMATS_298: [Format; 1] = [
    Format { leading: Some(start("[2-9]")), groups: whole(r"(\d{2})(\d{2})(\d{2})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_299: [Format; 1] = [
    Format { leading: Some(start("19|[2-9]")), groups: whole(r"(\d{2})(\d{2})(\d{2})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_350: [Format; 1] = [
    Format { leading: Some(start("2")), groups: whole(r"(\d{3})(\d{5})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
];

#[rustfmt::skip]
static FORMATS_351: [Format; 2] = [
    Format { leading: Some(start("2[12]")), groups: whole(r"(\d{2})(\d{3})(\d{4})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("16|[236-9]")), groups: whole(r"(\d{3})(\d{3})(\d{3})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_352: [Format; 9] = [
    Format { leading: Some(start("2(?:0[2-689]|[2-9])|[3-57]|8(?:0[2-9]|[13-9])|9(?:0[89]|[2-579])")), groups: whole(r"(\d{2})(\d{3})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("2(?:0[2-689]|[2-9])|[3-57]|8(?:0[2-9]|[13-9])|9(?:0[89]|[2-579])")), groups: whole(r"(\d{2})(\d{2})(\d{2})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("20[2-689]")), groups: whole(r"(\d{2})(\d{2})(\d{3})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("20")), groups: whole(r"(\d{2})(\d{2})(\d{2})(\d{1,2})"), at_home: Some("$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
    Format { leading: Some(start("[3-57]|8[13-9]|9(?:0[89]|[2-579])|(?:2|80)[2-9]")), groups: whole(r"(\d{2})(\d{2})(\d{2})(\d{1,5})"), at_home: Some("$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
    Format { leading: Some(start("80[01]|90[015]")), groups: whole(r"(\d{3})(\d{2})(\d{3})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("20")), groups: whole(r"(\d{2})(\d{2})(\d{2})(\d{3})"), at_home: Some("$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
    Format { leading: Some(start("6")), groups: whole(r"(\d{3})(\d{3})(\d{3})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("20")), groups: whole(r"(\d{2})(\d{2})(\d{2})(\d{2})(\d{1,2})"), at_home: Some("$1 $2 $3 $4 $5"), abroad: Some("$1 $2 $3 $4 $5") },
];

#[rustfmt::skip]
static FORMATS_353: [Format; 10] = [
    Format { leading: Some(start("2[24-9]|47|58|6[237-9]|9[35-9]")), groups: whole(r"(\d{2})(\d{5})"), at_home: Some("(0$1) $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("[45]0")), groups: whole(r"(\d{3})(\d{5})"), at_home: Some("(0$1) $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("1")), groups: whole(r"(\d)(\d{3,4})(\d{4})"), at_home: Some("(0$1) $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("[2569]|4[1-69]|7[14]")), groups: whole(r"(\d{2})(\d{3})(\d{3,4})"), at_home: Some("(0$1) $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("70")), groups: whole(r"(\d{3})(\d{3})(\d{3})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("81")), groups: whole(r"(\d{3})(\d{3})(\d{3})"), at_home: Some("(0$1) $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("[78]")), groups: whole(r"(\d{2})(\d{3})(\d{4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("1")), groups: whole(r"(\d{4})(\d{3})(\d{3})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("4")), groups: whole(r"(\d{2})(\d{4})(\d{4})"), at_home: Some("(0$1) $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("8")), groups: whole(r"(\d{2})(\d)(\d{3})(\d{4})"), at_home: Some("0$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
];

#[rustfmt::skip]
static FORMATS_354: [Format; 2] = [
    Format { leading: Some(start("[4-9]")), groups: whole(r"(\d{3})(\d{4})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("3")), groups: whole(r"(\d{3})(\d{3})(\d{3})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_355: [Format; 5] = [
    Format { leading: Some(start("80|9")), groups: whole(r"(\d{3})(\d{3,4})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("4[2-6]")), groups: whole(r"(\d)(\d{3})(\d{4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("[2358][2-5]|4")), groups: whole(r"(\d{2})(\d{3})(\d{3})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("[23578]")), groups: whole(r"(\d{3})(\d{5})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("6")), groups: whole(r"(\d{2})(\d{3})(\d{4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_356: [Format; 1] = [
    Format { leading: Some(start("[2357-9]")), groups: whole(r"(\d{4})(\d{4})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
];

#[rustfmt::skip]
static FORMATS_357: [Format; 1] = [
    Format { leading: Some(start("[257-9]")), groups: whole(r"(\d{2})(\d{6})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
];

#[rustfmt::skip]
static FORMATS_358: [Format; 7] = [
    Format { leading: Some(start("75[12]")), groups: whole(r"(\d{5})"), at_home: Some("0$1"), abroad: None },
    Format { leading: Some(start("20[2-59]")), groups: whole(r"(\d{5})"), at_home: Some("0$1"), abroad: Some("$1") },
    Format { leading: Some(start("11")), groups: whole(r"(\d{6})"), at_home: Some("$1"), abroad: None },
    Format { leading: Some(start("(?:[1-3]0|[68])0|70[07-9]")), groups: whole(r"(\d{3})(\d{3,7})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("[14]|2[09]|50|7[135]")), groups: whole(r"(\d{2})(\d{4,8})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("7")), groups: whole(r"(\d{2})(\d{6,10})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("(?:19|[2568])[1-8]|3(?:0[1-9]|[1-9])|9")), groups: whole(r"(\d)(\d{4,9})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
];

#[rustfmt::skip]
static FORMATS_359: [Format; 9] = [
    Format { leading: Some(start("1")), groups: whole(r"(\d{6})"), at_home: Some("$1"), abroad: None },
    Format { leading: Some(start("2")), groups: whole(r"(\d)(\d)(\d{2})(\d{2})"), at_home: Some("0$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
    Format { leading: Some(start("43[1-6]|70[1-9]")), groups: whole(r"(\d{3})(\d{4})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("2")), groups: whole(r"(\d)(\d{3})(\d{3,4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("[356]|4[124-7]|7[1-9]|8[1-6]|9[1-7]")), groups: whole(r"(\d{2})(\d{3})(\d{2,3})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("(?:70|8)0")), groups: whole(r"(\d{3})(\d{2})(\d{3})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("43[1-7]|7")), groups: whole(r"(\d{3})(\d{3})(\d{2})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("[48]|9[08]")), groups: whole(r"(\d{2})(\d{3})(\d{3,4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("9")), groups: whole(r"(\d{3})(\d{3})(\d{3})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_370: [Format; 4] = [
    Format { leading: Some(start("52[0-7]")), groups: whole(r"(\d)(\d{3})(\d{4})"), at_home: Some("(0-$1) $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("[7-9]")), groups: whole(r"(\d{3})(\d{2})(\d{3})"), at_home: Some("0 $1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("37|4(?:[15]|6[1-8])")), groups: whole(r"(\d{2})(\d{6})"), at_home: Some("(0-$1) $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("[3-6]")), groups: whole(r"(\d{3})(\d{5})"), at_home: Some("(0-$1) $2"), abroad: Some("$1 $2") },
];

#[rustfmt::skip]
static FORMATS_371: [Format; 1] = [
    Format { leading: Some(start("[2679]|8[01]")), groups: whole(r"(\d{2})(\d{3})(\d{3})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_372: [Format; 4] = [
    Format { leading: Some(start("[369]|4[3-8]|5(?:[02]|1(?:[0-8]|95)|5[0-478]|6(?:4[0-4]|5[1-589]))|7[1-9]|88")), groups: whole(r"(\d{3})(\d{4})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("[45]|8(?:00[1-9]|[1-49])")), groups: whole(r"(\d{4})(\d{3,4})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("7")), groups: whole(r"(\d{2})(\d{2})(\d{4})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("8")), groups: whole(r"(\d{4})(\d{3})(\d{3})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_373: [Format; 3] = [
    Format { leading: Some(start("[89]")), groups: whole(r"(\d{3})(\d{5})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("22|3")), groups: whole(r"(\d{2})(\d{3})(\d{3})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("[25-7]")), groups: whole(r"(\d{3})(\d{2})(\d{3})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_374: [Format; 4] = [
    Format { leading: Some(start("[89]0")), groups: whole(r"(\d{3})(\d{2})(\d{3})"), at_home: Some("0 $1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("2|3[12]")), groups: whole(r"(\d{3})(\d{5})"), at_home: Some("(0$1) $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("1|47")), groups: whole(r"(\d{2})(\d{6})"), at_home: Some("(0$1) $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("[3-9]")), groups: whole(r"(\d{2})(\d{6})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
];

#[rustfmt::skip]
static FORMATS_375: [Format; 6] = [
    Format { leading: Some(start("800")), groups: whole(r"(\d{3})(\d{3})"), at_home: Some("8 $1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("800")), groups: whole(r"(\d{3})(\d{2})(\d{2,4})"), at_home: Some("8 $1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("1(?:5[169]|6(?:3[1-3]|4|5[125])|7(?:1[3-9]|7[0-24-6]|9[2-7]))|2(?:1[35]|2[34]|3[3-5])")), groups: whole(r"(\d{4})(\d{2})(\d{3})"), at_home: Some("8 0$1 $2-$3"), abroad: Some("$1 $2-$3") },
    Format { leading: Some(start("1(?:[56]|7[467])|2[1-3]")), groups: whole(r"(\d{3})(\d{2})(\d{2})(\d{2})"), at_home: Some("8 0$1 $2-$3-$4"), abroad: Some("$1 $2-$3-$4") },
    Format { leading: Some(start("[1-4]")), groups: whole(r"(\d{2})(\d{3})(\d{2})(\d{2})"), at_home: Some("8 0$1 $2-$3-$4"), abroad: Some("$1 $2-$3-$4") },
    Format { leading: Some(start("[89]")), groups: whole(r"(\d{3})(\d{3,4})(\d{4})"), at_home: Some("8 $1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_376: [Format; 3] = [
    Format { leading: Some(start("[135-9]")), groups: whole(r"(\d{3})(\d{3})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("1")), groups: whole(r"(\d{4})(\d{4})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("6")), groups: whole(r"(\d{3})(\d{3})(\d{3})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_377: [Format; 4] = [
    Format { leading: Some(start("87")), groups: whole(r"(\d{3})(\d{3})(\d{2})"), at_home: Some("$1 $2 $3"), abroad: None },
    Format { leading: Some(start("4")), groups: whole(r"(\d{2})(\d{3})(\d{3})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("[389]")), groups: whole(r"(\d{2})(\d{2})(\d{2})(\d{2})"), at_home: Some("$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
    Format { leading: Some(start("[67]")), groups: whole(r"(\d)(\d{2})(\d{2})(\d{2})(\d{2})"), at_home: Some("0$1 $2 $3 $4 $5"), abroad: Some("$1 $2 $3 $4 $5") },
];

#[rustfmt::skip]
static FORMATS_378: [Format; 3] = [
    Format { leading: Some(start("[89]")), groups: whole(r"(\d{6})"), at_home: Some("$1"), abroad: None },
    Format { leading: Some(start("[5-7]")), groups: whole(r"(\d{2})(\d{2})(\d{2})(\d{2})"), at_home: Some("$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
    Format { leading: Some(start("0")), groups: whole(r"(\d{4})(\d{6})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
];

#[rustfmt::skip]
static FORMATS_380: [Format; 4] = [
    Format { leading: Some(start("6[12][29]|(?:35|4[1378]|5[12457]|6[49])2|(?:56|65)[24]|(?:3[1-46-8]|46)2[013-9]")), groups: whole(r"(\d{3})(\d{3})(\d{3})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("3[1-8]|4(?:[1367]|[45][6-9]|8[4-6])|5(?:[1-5]|6(?:[015689]|3[02389])|7[4-6])|6(?:[12][3-7]|[459])")), groups: whole(r"(\d{4})(\d{5})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("[3-7]|89|9[1-9]")), groups: whole(r"(\d{2})(\d{3})(\d{4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("[89]")), groups: whole(r"(\d{3})(\d{3})(\d{3,4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_381: [Format; 2] = [
    Format { leading: Some(start("(?:2[389]|39)0|[7-9]")), groups: whole(r"(\d{3})(\d{3,9})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("[1-36]")), groups: whole(r"(\d{2})(\d{5,10})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
];

#[rustfmt::skip]
static FORMATS_382: [Format; 1] = [
    Format { leading: Some(start("[2-9]")), groups: whole(r"(\d{2})(\d{3})(\d{3,4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_383: [Format; 4] = [
    Format { leading: Some(start("[89]")), groups: whole(r"(\d{3})(\d{5})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("[2-4]")), groups: whole(r"(\d{2})(\d{3})(\d{3})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("2|39")), groups: whole(r"(\d{3})(\d{3})(\d{3})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("3")), groups: whole(r"(\d{2})(\d{7,10})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
];

#[rustfmt::skip]
static FORMATS_385: [Format; 7] = [
    Format { leading: Some(start("6[01]")), groups: whole(r"(\d{2})(\d{2})(\d{3})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("8")), groups: whole(r"(\d{3})(\d{2})(\d{2,3})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("1")), groups: whole(r"(\d)(\d{4})(\d{3})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("6|7[245]")), groups: whole(r"(\d{2})(\d{3})(\d{3,4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("9")), groups: whole(r"(\d{2})(\d{3})(\d{3,4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("[2-57]")), groups: whole(r"(\d{2})(\d{3})(\d{3,4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("8")), groups: whole(r"(\d{3})(\d{3})(\d{3})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_386: [Format; 4] = [
    Format { leading: Some(start("8[09]|9")), groups: whole(r"(\d{2})(\d{3,6})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("59|8")), groups: whole(r"(\d{3})(\d{5})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("[37][01]|4[013]|51|6")), groups: whole(r"(\d{2})(\d{3})(\d{3})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("[1-57]")), groups: whole(r"(\d)(\d{3})(\d{2})(\d{2})"), at_home: Some("(0$1) $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
];

#[rustfmt::skip]
static FORMATS_387: [Format; 4] = [
    Format { leading: Some(start("[2-9]")), groups: whole(r"(\d{3})(\d{3})"), at_home: Some("$1-$2"), abroad: None },
    Format { leading: Some(start("6[1-3]|[7-9]")), groups: whole(r"(\d{2})(\d{3})(\d{3})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("[3-5]|6[56]")), groups: whole(r"(\d{2})(\d{3})(\d{3})"), at_home: Some("0$1 $2-$3"), abroad: Some("$1 $2-$3") },
    Format { leading: Some(start("6")), groups: whole(r"(\d{2})(\d{2})(\d{2})(\d{3})"), at_home: Some("0$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
];

#[rustfmt::skip]
static FORMATS_389: [Format; 3] = [
    Format { leading: Some(start("2|34[47]|4(?:[37]7|5[47]|64)")), groups: whole(r"(\d)(\d{3})(\d{4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("[347]")), groups: whole(r"(\d{2})(\d{3})(\d{3})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("[58]")), groups: whole(r"(\d{3})(\d)(\d{2})(\d{2})"), at_home: Some("0$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
];

#[rustfmt::skip]
static FORMATS_420: [Format; 4] = [
    Format { leading: Some(start("[2-8]|9[015-7]")), groups: whole(r"(\d{3})(\d{3})(\d{3})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("96")), groups: whole(r"(\d{2})(\d{3})(\d{3})(\d{2})"), at_home: Some("$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
    Format { leading: Some(start("9")), groups: whole(r"(\d{2})(\d{3})(\d{3})(\d{3})"), at_home: Some("$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
    Format { leading: Some(start("9")), groups: whole(r"(\d{3})(\d{3})(\d{3})(\d{3})"), at_home: Some("$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
];

#[rustfmt::skip]
static FORMATS_421: [Format; 6] = [
    Format { leading: Some(start("21")), groups: whole(r"(\d)(\d{2})(\d{3,4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("[3-5][1-8]1[67]")), groups: whole(r"(\d{2})(\d{2})(\d{2,3})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("9090")), groups: whole(r"(\d{4})(\d{3})"), at_home: Some("0$1 $2"), abroad: None },
    Format { leading: Some(start("2")), groups: whole(r"(\d)(\d{3})(\d{3})(\d{2})"), at_home: Some("0$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
    Format { leading: Some(start("[689]")), groups: whole(r"(\d{3})(\d{3})(\d{3})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("[3-5]")), groups: whole(r"(\d{2})(\d{3})(\d{2})(\d{2})"), at_home: Some("0$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
];

#[rustfmt::skip]
static FORMATS_423: [Format; 4] = [
    Format { leading: Some(start("[2379]|8(?:0(?:02|9)|7)")), groups: whole(r"(\d{3})(\d{2})(\d{2})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("8")), groups: whole(r"(\d{3})(\d{3})(\d{3})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("69")), groups: whole(r"(\d{2})(\d{3})(\d{4})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("6")), groups: whole(r"(\d{3})(\d{3})(\d{3})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_501: [Format; 2] = [
    Format { leading: Some(start("[2-8]")), groups: whole(r"(\d{3})(\d{4})"), at_home: Some("$1-$2"), abroad: Some("$1-$2") },
    Format { leading: Some(start("0")), groups: whole(r"(\d)(\d{3})(\d{4})(\d{3})"), at_home: Some("$1-$2-$3-$4"), abroad: Some("$1-$2-$3-$4") },
];

#[rustfmt::skip]
static FORMATS_502: [Format; 2] = [
    Format { leading: Some(start("[2-8]")), groups: whole(r"(\d{4})(\d{4})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("1")), groups: whole(r"(\d{4})(\d{3})(\d{4})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_503: [Format; 3] = [
    Format { leading: Some(start("[89]")), groups: whole(r"(\d{3})(\d{4})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("[25-7]")), groups: whole(r"(\d{4})(\d{4})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("[89]")), groups: whole(r"(\d{3})(\d{4})(\d{4})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_504: [Format; 2] = [
    Format { leading: Some(start("[237-9]")), groups: whole(r"(\d{4})(\d{4})"), at_home: Some("$1-$2"), abroad: Some("$1-$2") },
    Format { leading: Some(start("8")), groups: whole(r"(\d{3})(\d{4})(\d{4})"), at_home: Some("$1 $2 $3"), abroad: None },
];

#[rustfmt::skip]
static FORMATS_505: [Format; 1] = [
    Format { leading: Some(start("[125-8]")), groups: whole(r"(\d{4})(\d{4})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
];

#[rustfmt::skip]
static FORMATS_506: [Format; 2] = [
    Format { leading: Some(start("[2-7]|8[3-9]")), groups: whole(r"(\d{4})(\d{4})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("[89]")), groups: whole(r"(\d{3})(\d{3})(\d{4})"), at_home: Some("$1-$2-$3"), abroad: Some("$1-$2-$3") },
];

#[rustfmt::skip]
static FORMATS_507: [Format; 3] = [
    Format { leading: Some(start("[1-57-9]")), groups: whole(r"(\d{3})(\d{4})"), at_home: Some("$1-$2"), abroad: Some("$1-$2") },
    Format { leading: Some(start("[68]")), groups: whole(r"(\d{4})(\d{4})"), at_home: Some("$1-$2"), abroad: Some("$1-$2") },
    Format { leading: Some(start("8")), groups: whole(r"(\d{3})(\d{3})(\d{4})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_508: [Format; 3] = [
    Format { leading: Some(start("[2-9]")), groups: whole(r"(\d{2})(\d{2})(\d{2})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("7")), groups: whole(r"(\d{3})(\d{3})(\d{3})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("8")), groups: whole(r"(\d{3})(\d{2})(\d{2})(\d{2})"), at_home: Some("0$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
];

#[rustfmt::skip]
static FORMATS_509: [Format; 1] = [
    Format { leading: Some(start("[2-589]")), groups: whole(r"(\d{2})(\d{2})(\d{4})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_590: [Format; 2] = [
    Format { leading: Some(start("[5-79]|80[6-9]")), groups: whole(r"(\d{3})(\d{2})(\d{2})(\d{2})"), at_home: Some("0$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
    Format { leading: Some(start("8")), groups: whole(r"(\d{3})(\d{2})(\d{2})(\d{2})"), at_home: Some("0$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
];

#[rustfmt::skip]
static FORMATS_591: [Format; 3] = [
    Format { leading: Some(start("[23]|4[46]|50")), groups: whole(r"(\d)(\d{7})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("[5-7]")), groups: whole(r"(\d{8})"), at_home: Some("$1"), abroad: Some("$1") },
    Format { leading: Some(start("8")), groups: whole(r"(\d{3})(\d{2})(\d{4})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_592: [Format; 1] = [
    Format { leading: Some(start("[2-9]")), groups: whole(r"(\d{3})(\d{4})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
];

#[rustfmt::skip]
static FORMATS_593: [Format; 4] = [
    Format { leading: Some(start("[2-7]")), groups: whole(r"(\d{3})(\d{4})"), at_home: Some("$1-$2"), abroad: None },
    Format { leading: Some(start("[2-7]")), groups: whole(r"(\d)(\d{3})(\d{4})"), at_home: Some("(0$1) $2-$3"), abroad: Some("$1-$2-$3") },
    Format { leading: Some(start("9")), groups: whole(r"(\d{2})(\d{3})(\d{4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("1")), groups: whole(r"(\d{4})(\d{3})(\d{3,4})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_594: [Format; 2] = [
    Format { leading: Some(start("[5-7]|80[6-9]|9[47]")), groups: whole(r"(\d{3})(\d{2})(\d{2})(\d{2})"), at_home: Some("0$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
    Format { leading: Some(start("[89]")), groups: whole(r"(\d{3})(\d{2})(\d{2})(\d{2})"), at_home: Some("0$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
];

#[rustfmt::skip]
static FORMATS_595: [Format; 9] = [
    Format { leading: Some(start("[125]|4[01]")), groups: whole(r"(\d{6,7})"), at_home: Some("$1"), abroad: None },
    Format { leading: Some(start("[2-9]0")), groups: whole(r"(\d{3})(\d{3,6})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("3[289]|4[246-8]|61|7[1-3]|8[1-36]")), groups: whole(r"(\d{2})(\d{5})"), at_home: Some("(0$1) $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("2[279]|3[13-5]|4[359]|5|6(?:[34]|7[1-46-8])|7[46-8]|85")), groups: whole(r"(\d{3})(\d{4,5})"), at_home: Some("(0$1) $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("2[14-68]|3[26-9]|4[1246-8]|6(?:1|75)|7[1-35]|8[1-36]")), groups: whole(r"(\d{2})(\d{3})(\d{3,4})"), at_home: Some("(0$1) $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("87")), groups: whole(r"(\d{2})(\d{3})(\d{4})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("9(?:[5-79]|8[1-8])")), groups: whole(r"(\d{3})(\d{6})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("[2-8]")), groups: whole(r"(\d{3})(\d{3})(\d{3})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("9")), groups: whole(r"(\d{4})(\d{3})(\d{4})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_596: [Format; 2] = [
    Format { leading: Some(start("[5-79]|8(?:0[6-9]|[36])")), groups: whole(r"(\d{3})(\d{2})(\d{2})(\d{2})"), at_home: Some("0$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
    Format { leading: Some(start("8")), groups: whole(r"(\d{3})(\d{2})(\d{2})(\d{2})"), at_home: Some("0$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
];

#[rustfmt::skip]
static FORMATS_597: [Format; 3] = [
    Format { leading: Some(start("56")), groups: whole(r"(\d{2})(\d{2})(\d{2})"), at_home: Some("$1-$2-$3"), abroad: Some("$1-$2-$3") },
    Format { leading: Some(start("[2-5]")), groups: whole(r"(\d{3})(\d{3})"), at_home: Some("$1-$2"), abroad: Some("$1-$2") },
    Format { leading: Some(start("[6-9]")), groups: whole(r"(\d{3})(\d{4})"), at_home: Some("$1-$2"), abroad: Some("$1-$2") },
];

#[rustfmt::skip]
static FORMATS_598: [Format; 7] = [
    Format { leading: Some(start("21")), groups: whole(r"(\d{4,5})"), at_home: Some("$1"), abroad: Some("$1") },
    Format { leading: Some(start("0")), groups: whole(r"(\d{3})(\d{3,4})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("[49]0|8")), groups: whole(r"(\d{3})(\d{4})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("9")), groups: whole(r"(\d{2})(\d{3})(\d{3})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("[124]")), groups: whole(r"(\d{4})(\d{4})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("0")), groups: whole(r"(\d{3})(\d{3})(\d{2,4})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("0")), groups: whole(r"(\d{3})(\d{3})(\d{3})(\d{2,4})"), at_home: Some("$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
];

#[rustfmt::skip]
static FORMATS_599: [Format; 2] = [
    Format { leading: Some(start("[3467]")), groups: whole(r"(\d{3})(\d{4})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("9[4-8]")), groups: whole(r"(\d)(\d{3})(\d{4})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_670: [Format; 2] = [
    Format { leading: Some(start("[2-489]|70")), groups: whole(r"(\d{3})(\d{4})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("7")), groups: whole(r"(\d{4})(\d{4})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
];

#[rustfmt::skip]
static FORMATS_672: [Format; 2] = [
    Format { leading: Some(start("1[0-3]")), groups: whole(r"(\d{2})(\d{4})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("[13]")), groups: whole(r"(\d)(\d{5})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
];

#[rustfmt::skip]
static FORMATS_673: [Format; 1] = [
    Format { leading: Some(start("[2-578]")), groups: whole(r"(\d{3})(\d{4})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
];

#[rustfmt::skip]
static FORMATS_674: [Format; 1] = [
    Format { leading: Some(start("[24-9]")), groups: whole(r"(\d{3})(\d{4})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
];

#[rustfmt::skip]
static FORMATS_675: [Format; 2] = [
    Format { leading: Some(start("18|[2-69]|85[02-46-9]")), groups: whole(r"(\d{3})(\d{4})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("[78]")), groups: whole(r"(\d{4})(\d{4})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
];

#[rustfmt::skip]
static FORMATS_676: [Format; 3] = [
    Format { leading: Some(start("[2-4]|50|6[09]|7[0-24-69]|8[05]")), groups: whole(r"(\d{2})(\d{3})"), at_home: Some("$1-$2"), abroad: Some("$1-$2") },
    Format { leading: Some(start("0")), groups: whole(r"(\d{4})(\d{3})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("[5-9]")), groups: whole(r"(\d{3})(\d{4})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
];

#[rustfmt::skip]
static FORMATS_677: [Format; 1] = [
    Format { leading: Some(start("6[89]|7|8[4-9]|9(?:[0-8]|9[0-8])")), groups: whole(r"(\d{2})(\d{5})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
];

#[rustfmt::skip]
static FORMATS_678: [Format; 1] = [
    Format { leading: Some(start("[57-9]")), groups: whole(r"(\d{3})(\d{4})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
];

#[rustfmt::skip]
static FORMATS_679: [Format; 2] = [
    Format { leading: Some(start("[235-9]|45")), groups: whole(r"(\d{3})(\d{4})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("0")), groups: whole(r"(\d{4})(\d{3})(\d{4})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_680: [Format; 1] = [
    Format { leading: Some(start("[2-9]")), groups: whole(r"(\d{3})(\d{4})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
];

#[rustfmt::skip]
static FORMATS_681: [Format; 2] = [
    Format { leading: Some(start("[47-9]")), groups: whole(r"(\d{2})(\d{2})(\d{2})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("8")), groups: whole(r"(\d{3})(\d{2})(\d{2})(\d{2})"), at_home: Some("$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
];

#[rustfmt::skip]
static FORMATS_682: [Format; 1] = [
    Format { leading: Some(start("[2-578]")), groups: whole(r"(\d{2})(\d{3})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
];

#[rustfmt::skip]
static FORMATS_683: [Format; 1] = [
    Format { leading: Some(start("8")), groups: whole(r"(\d{3})(\d{4})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
];

#[rustfmt::skip]
static FORMATS_685: [Format; 3] = [
    Format { leading: Some(start("[2-5]|6[1-9]")), groups: whole(r"(\d{5})"), at_home: Some("$1"), abroad: Some("$1") },
    Format { leading: Some(start("[68]")), groups: whole(r"(\d{3})(\d{3,7})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("7")), groups: whole(r"(\d{2})(\d{5})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
];

#[rustfmt::skip]
static FORMATS_687: [Format; 2] = [
    Format { leading: Some(start("5[6-8]")), groups: whole(r"(\d{3})"), at_home: Some("$1"), abroad: None },
    Format { leading: Some(start("[02-57-9]")), groups: whole(r"(\d{2})(\d{2})(\d{2})"), at_home: Some("$1.$2.$3"), abroad: Some("$1.$2.$3") },
];

#[rustfmt::skip]
static FORMATS_688: [Format; 3] = [
    Format { leading: Some(start("2")), groups: whole(r"(\d{2})(\d{3})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("90")), groups: whole(r"(\d{2})(\d{4})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("7")), groups: whole(r"(\d{2})(\d{5})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
];

#[rustfmt::skip]
static FORMATS_689: [Format; 3] = [
    Format { leading: Some(start("44")), groups: whole(r"(\d{2})(\d{2})(\d{2})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("4|8[7-9]")), groups: whole(r"(\d{2})(\d{2})(\d{2})(\d{2})"), at_home: Some("$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
    Format { leading: Some(start("8")), groups: whole(r"(\d{3})(\d{2})(\d{2})(\d{2})"), at_home: Some("$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
];

#[rustfmt::skip]
static FORMATS_691: [Format; 1] = [
    Format { leading: Some(start("[389]")), groups: whole(r"(\d{3})(\d{4})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
];

#[rustfmt::skip]
static FORMATS_692: [Format; 1] = [
    Format { leading: Some(start("[2-6]")), groups: whole(r"(\d{3})(\d{4})"), at_home: Some("$1-$2"), abroad: Some("$1-$2") },
];

#[rustfmt::skip]
static FORMATS_800: [Format; 1] = [
    Format { leading: Some(start(r"\d")), groups: whole(r"(\d{4})(\d{4})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
];

#[rustfmt::skip]
static FORMATS_808: [Format; 1] = [
    Format { leading: Some(start("[1-9]")), groups: whole(r"(\d{4})(\d{4})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
];

#[rustfmt::skip]
static FORMATS_850: [Format; 3] = [
    Format { leading: Some(start("8")), groups: whole(r"(\d{2})(\d{3})(\d{3})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("[2-7]")), groups: whole(r"(\d)(\d{3})(\d{4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("1")), groups: whole(r"(\d{3})(\d{3})(\d{4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_852: [Format; 4] = [
    Format { leading: Some(start("9003")), groups: whole(r"(\d{3})(\d{2,5})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("[2-7]|8[1-4]|9(?:0[1-9]|[1-8])")), groups: whole(r"(\d{4})(\d{4})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("8")), groups: whole(r"(\d{3})(\d{3})(\d{3})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("9")), groups: whole(r"(\d{3})(\d{2})(\d{3})(\d{3})"), at_home: Some("$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
];

#[rustfmt::skip]
static FORMATS_853: [Format; 2] = [
    Format { leading: Some(start("0")), groups: whole(r"(\d{4})(\d{3})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("[268]")), groups: whole(r"(\d{4})(\d{4})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
];

#[rustfmt::skip]
static FORMATS_855: [Format; 2] = [
    Format { leading: Some(start("[1-9]")), groups: whole(r"(\d{2})(\d{3})(\d{3,4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("1")), groups: whole(r"(\d{4})(\d{3})(\d{3})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_856: [Format; 3] = [
    Format { leading: Some(start("2[13]|3[14]|[4-8]")), groups: whole(r"(\d{2})(\d{3})(\d{3})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("3")), groups: whole(r"(\d{2})(\d{2})(\d{2})(\d{3})"), at_home: Some("0$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
    Format { leading: Some(start("2")), groups: whole(r"(\d{2})(\d{2})(\d{3})(\d{3})"), at_home: Some("0$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
];

#[rustfmt::skip]
static FORMATS_870: [Format; 1] = [
    Format { leading: Some(start("[235-7]")), groups: whole(r"(\d{3})(\d{3})(\d{3})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_878: [Format; 1] = [
    Format { leading: Some(start("1")), groups: whole(r"(\d{2})(\d{5})(\d{5})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_880: [Format; 4] = [
    Format { leading: Some(start("31[5-8]|[459]1")), groups: whole(r"(\d{2})(\d{4,6})"), at_home: Some("0$1-$2"), abroad: Some("$1-$2") },
    Format { leading: Some(start("3(?:[67]|8[013-9])|4(?:6[168]|7|[89][18])|5(?:6[128]|9)|6(?:[15]|28)|7[2-589]|8(?:0[014-9]|[12])|9[358]|(?:3[2-5]|4[235]|5[2-578]|6[0389]|76|8[3-7]|9[24])1|(?:44|66)[01346-9]")), groups: whole(r"(\d{3})(\d{3,7})"), at_home: Some("0$1-$2"), abroad: Some("$1-$2") },
    Format { leading: Some(start("[13-9]|2[23]")), groups: whole(r"(\d{4})(\d{3,6})"), at_home: Some("0$1-$2"), abroad: Some("$1-$2") },
    Format { leading: Some(start("2")), groups: whole(r"(\d)(\d{7,8})"), at_home: Some("0$1-$2"), abroad: Some("$1-$2") },
];

#[rustfmt::skip]
static FORMATS_881: [Format; 2] = [
    Format { leading: Some(start("[0-37-9]")), groups: whole(r"(\d)(\d{3})(\d{5})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("6")), groups: whole(r"(\d)(\d{3})(\d{5,6})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_882: [Format; 8] = [
    Format { leading: Some(start("16|342")), groups: whole(r"(\d{2})(\d{5})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("49")), groups: whole(r"(\d{2})(\d{6})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("1[36]|9")), groups: whole(r"(\d{2})(\d{2})(\d{4})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("3[23]")), groups: whole(r"(\d{2})(\d{4})(\d{3})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("16")), groups: whole(r"(\d{2})(\d{3,4})(\d{4})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("10|23|3(?:[15]|4[57])|4|5[12]")), groups: whole(r"(\d{2})(\d{4})(\d{4})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("34")), groups: whole(r"(\d{3})(\d{4})(\d{4})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("[1-35]")), groups: whole(r"(\d{2})(\d{4,5})(\d{5})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_883: [Format; 5] = [
    Format { leading: Some(start("[14]|2[24-689]|3[02-689]|51[24-9]")), groups: whole(r"(\d{3})(\d{3})(\d{2,8})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("510")), groups: whole(r"(\d{3})(\d{3})(\d{3})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("21")), groups: whole(r"(\d{3})(\d{3})(\d{4})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("51[13]")), groups: whole(r"(\d{4})(\d{4})(\d{4})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("[235]")), groups: whole(r"(\d{3})(\d{3})(\d{3})(\d{3})"), at_home: Some("$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
];

#[rustfmt::skip]
static FORMATS_886: [Format; 8] = [
    Format { leading: Some(start("202")), groups: whole(r"(\d{2})(\d)(\d{4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("826")), groups: whole(r"(\d{3})(\d{5})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("83")), groups: whole(r"(\d{3})(\d{2})(\d{3})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("82")), groups: whole(r"(\d{2})(\d{2})(\d{4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("[25]0|37|49|8[09]")), groups: whole(r"(\d{2})(\d{3})(\d{3,4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("[23568]|4(?:0[2-48]|[1-478])|(?:400|7)[1-9]")), groups: whole(r"(\d)(\d{3,4})(\d{4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("[49]")), groups: whole(r"(\d{3})(\d{3})(\d{3})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("7")), groups: whole(r"(\d{2})(\d{4})(\d{4,5})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_888: [Format; 1] = [
    Format { leading: None, groups: whole(r"(\d{3})(\d{3})(\d{5})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_960: [Format; 2] = [
    Format { leading: Some(start("[34679]")), groups: whole(r"(\d{3})(\d{4})"), at_home: Some("$1-$2"), abroad: Some("$1-$2") },
    Format { leading: Some(start("[89]")), groups: whole(r"(\d{3})(\d{3})(\d{4})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_961: [Format; 2] = [
    Format { leading: Some(start("[13-69]|7(?:[2-57]|62|8[0-6]|9[04-9])|8[02-9]")), groups: whole(r"(\d)(\d{3})(\d{3})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("[27-9]")), groups: whole(r"(\d{2})(\d{3})(\d{3})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_962: [Format; 4] = [
    Format { leading: Some(start("[2356]|87")), groups: whole(r"(\d)(\d{3})(\d{4})"), at_home: Some("(0$1) $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("[89]")), groups: whole(r"(\d{3})(\d{5,6})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("70")), groups: whole(r"(\d{2})(\d{7})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("[47]")), groups: whole(r"(\d)(\d{4})(\d{4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_963: [Format; 2] = [
    Format { leading: Some(start("[1-4]|5[1-3]")), groups: whole(r"(\d{2})(\d{3})(\d{3,4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("[59]")), groups: whole(r"(\d{3})(\d{3})(\d{3})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_964: [Format; 3] = [
    Format { leading: Some(start("1")), groups: whole(r"(\d)(\d{3})(\d{4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("[2-6]")), groups: whole(r"(\d{2})(\d{3})(\d{3,4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("7")), groups: whole(r"(\d{3})(\d{3})(\d{4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_965: [Format; 2] = [
    Format { leading: Some(start("[169]|2(?:[235]|4[1-35-9])|52")), groups: whole(r"(\d{4})(\d{3,4})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("[245]")), groups: whole(r"(\d{3})(\d{5})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
];

#[rustfmt::skip]
static FORMATS_966: [Format; 4] = [
    Format { leading: Some(start("9")), groups: whole(r"(\d{4})(\d{5})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("1")), groups: whole(r"(\d{2})(\d{3})(\d{4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("5")), groups: whole(r"(\d{2})(\d{3})(\d{4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("8")), groups: whole(r"(\d{3})(\d{3})(\d{4})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_967: [Format; 2] = [
    Format { leading: Some(start("[1-6]|7(?:[24-6]|8[0-7])")), groups: whole(r"(\d)(\d{3})(\d{3,4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("7")), groups: whole(r"(\d{3})(\d{3})(\d{3})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_968: [Format; 3] = [
    Format { leading: Some(start("[58]")), groups: whole(r"(\d{3})(\d{4,6})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("2")), groups: whole(r"(\d{2})(\d{6})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("[179]")), groups: whole(r"(\d{4})(\d{4})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
];

#[rustfmt::skip]
static FORMATS_970: [Format; 3] = [
    Format { leading: Some(start("[2489]")), groups: whole(r"(\d)(\d{3})(\d{4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("5")), groups: whole(r"(\d{3})(\d{3})(\d{3})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("1")), groups: whole(r"(\d{4})(\d{3})(\d{3})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_971: [Format; 4] = [
    Format { leading: Some(start("60|8")), groups: whole(r"(\d{3})(\d{2,9})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("[236]|[479][2-8]")), groups: whole(r"(\d)(\d{3})(\d{4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("[479]")), groups: whole(r"(\d{3})(\d)(\d{5})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("5")), groups: whole(r"(\d{2})(\d{3})(\d{4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_972: [Format; 8] = [
    Format { leading: Some(start("125")), groups: whole(r"(\d{4})(\d{3})"), at_home: Some("$1-$2"), abroad: Some("$1-$2") },
    Format { leading: Some(start("121")), groups: whole(r"(\d{4})(\d{2})(\d{2})"), at_home: Some("$1-$2-$3"), abroad: Some("$1-$2-$3") },
    Format { leading: Some(start("[2-489]")), groups: whole(r"(\d)(\d{3})(\d{4})"), at_home: Some("0$1-$2-$3"), abroad: Some("$1-$2-$3") },
    Format { leading: Some(start("[57]")), groups: whole(r"(\d{2})(\d{3})(\d{4})"), at_home: Some("0$1-$2-$3"), abroad: Some("$1-$2-$3") },
    Format { leading: Some(start("12")), groups: whole(r"(\d{4})(\d{3})(\d{3})"), at_home: Some("$1-$2-$3"), abroad: Some("$1-$2-$3") },
    Format { leading: Some(start("159")), groups: whole(r"(\d{4})(\d{6})"), at_home: Some("$1-$2"), abroad: Some("$1-$2") },
    Format { leading: Some(start("1[7-9]")), groups: whole(r"(\d)(\d{3})(\d{3})(\d{3})"), at_home: Some("$1-$2-$3-$4"), abroad: Some("$1-$2-$3-$4") },
    Format { leading: Some(start("15")), groups: whole(r"(\d{3})(\d{1,2})(\d{3})(\d{4})"), at_home: Some("$1-$2 $3-$4"), abroad: Some("$1-$2 $3-$4") },
];

#[rustfmt::skip]
static FORMATS_973: [Format; 1] = [
    Format { leading: Some(start("[13679]|8[02-4679]")), groups: whole(r"(\d{4})(\d{4})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
];

#[rustfmt::skip]
static FORMATS_974: [Format; 2] = [
    Format { leading: Some(start("2[136]|8")), groups: whole(r"(\d{3})(\d{4})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("[3-7]")), groups: whole(r"(\d{4})(\d{4})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
];

#[rustfmt::skip]
static FORMATS_975: [Format; 3] = [
    Format { leading: Some(start("[2-7]")), groups: whole(r"(\d{3})(\d{3})"), at_home: Some("$1 $2"), abroad: None },
    Format { leading: Some(start("[2-6]|7[246]|8[2-4]")), groups: whole(r"(\d)(\d{3})(\d{3})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("1[67]|[78]")), groups: whole(r"(\d{2})(\d{2})(\d{2})(\d{2})"), at_home: Some("$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
];

#[rustfmt::skip]
static FORMATS_976: [Format; 5] = [
    Format { leading: Some(start("11|2[16]")), groups: whole(r"(\d{2})(\d{2})(\d{4})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("[5-9]")), groups: whole(r"(\d{4})(\d{4})"), at_home: Some("$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("[12]2[1-3]")), groups: whole(r"(\d{3})(\d{5,6})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("[12](?:27|3[2-8]|4[2-68]|5[1-4689])[0-3]")), groups: whole(r"(\d{4})(\d{5,6})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("[12]")), groups: whole(r"(\d{5})(\d{4,5})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
];

#[rustfmt::skip]
static FORMATS_977: [Format; 4] = [
    Format { leading: Some(start("1[2-6]")), groups: whole(r"(\d)(\d{7})"), at_home: Some("0$1-$2"), abroad: Some("$1-$2") },
    Format { leading: Some(start("1[01]|[2-8]|9(?:[1-59]|[67][2-6])")), groups: whole(r"(\d{2})(\d{6})"), at_home: Some("0$1-$2"), abroad: Some("$1-$2") },
    Format { leading: Some(start("9")), groups: whole(r"(\d{3})(\d{7})"), at_home: Some("$1-$2"), abroad: Some("$1-$2") },
    Format { leading: Some(start("1")), groups: whole(r"(\d{4})(\d{2})(\d{5})"), at_home: Some("$1-$2-$3"), abroad: None },
];

#[rustfmt::skip]
static FORMATS_979: [Format; 1] = [
    Format { leading: Some(start("[1359]")), groups: whole(r"(\d)(\d{4})(\d{4})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_992: [Format; 4] = [
    Format { leading: Some(start("3317")), groups: whole(r"(\d{6})(\d)(\d{2})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("44[02-479]|[34]7")), groups: whole(r"(\d{3})(\d{2})(\d{4})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("3(?:[1245]|3[12])")), groups: whole(r"(\d{4})(\d)(\d{4})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start(r"\d")), groups: whole(r"(\d{2})(\d{3})(\d{4})"), at_home: Some("$1 $2 $3"), abroad: Some("$1 $2 $3") },
];

#[rustfmt::skip]
static FORMATS_993: [Format; 3] = [
    Format { leading: Some(start("12")), groups: whole(r"(\d{2})(\d{2})(\d{2})(\d{2})"), at_home: Some("(8 $1) $2-$3-$4"), abroad: Some("$1 $2-$3-$4") },
    Format { leading: Some(start("[1-5]")), groups: whole(r"(\d{3})(\d)(\d{2})(\d{2})"), at_home: Some("(8 $1) $2-$3-$4"), abroad: Some("$1 $2-$3-$4") },
    Format { leading: Some(start("[67]")), groups: whole(r"(\d{2})(\d{6})"), at_home: Some("8 $1 $2"), abroad: Some("$1 $2") },
];

#[rustfmt::skip]
static FORMATS_994: [Format; 4] = [
    Format { leading: Some(start("[1-9]")), groups: whole(r"(\d{3})(\d{2})(\d{2})"), at_home: Some("$1 $2 $3"), abroad: None },
    Format { leading: Some(start("90")), groups: whole(r"(\d{3})(\d{2})(\d{2})(\d{2})"), at_home: Some("0$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
    Format { leading: Some(start("1[28]|2|365(?:4|5[02])|46")), groups: whole(r"(\d{2})(\d{3})(\d{2})(\d{2})"), at_home: Some("(0$1) $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
    Format { leading: Some(start("[13-9]")), groups: whole(r"(\d{2})(\d{3})(\d{2})(\d{2})"), at_home: Some("0$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
];

#[rustfmt::skip]
static FORMATS_995: [Format; 4] = [
    Format { leading: Some(start("70")), groups: whole(r"(\d{3})(\d{3})(\d{3})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("32")), groups: whole(r"(\d{2})(\d{3})(\d{2})(\d{2})"), at_home: Some("0$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
    Format { leading: Some(start("[57]")), groups: whole(r"(\d{3})(\d{2})(\d{2})(\d{2})"), at_home: Some("$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
    Format { leading: Some(start("[348]")), groups: whole(r"(\d{3})(\d{2})(\d{2})(\d{2})"), at_home: Some("0$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
];

#[rustfmt::skip]
static FORMATS_996: [Format; 3] = [
    Format { leading: Some(start("3(?:1[346]|[24-79])")), groups: whole(r"(\d{4})(\d{5})"), at_home: Some("0$1 $2"), abroad: Some("$1 $2") },
    Format { leading: Some(start("[235-79]|88")), groups: whole(r"(\d{3})(\d{3})(\d{3})"), at_home: Some("0$1 $2 $3"), abroad: Some("$1 $2 $3") },
    Format { leading: Some(start("8")), groups: whole(r"(\d{3})(\d{3})(\d)(\d{2,3})"), at_home: Some("0$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
];

#[rustfmt::skip]
static FORMATS_998: [Format; 1] = [
    Format { leading: Some(start("[235-9]")), groups: whole(r"(\d{2})(\d{3})(\d{2})(\d{2})"), at_home: Some("$1 $2 $3 $4"), abroad: Some("$1 $2 $3 $4") },
];
