"""Clear posts, and the way of one from the list to the approver by the keyboard alone."""

from playwright.sync_api import expect

from tests.browser.hand import Hand

CLEAR = {
    "Asha": "@jh_sunwai सिमडेगा के बोलबा प्रखंड की दो पंचायतों में छह साल से मोबाइल नेटवर्क नहीं है।",
    "Birsa": "@jh_sunwai Hand pump broken for three weeks in Torpa, Khunti, children are ill",
    "Sunita": "@jh_sunwai लोहरदगा के कुडू में तीन दिन से पानी नहीं आ रहा, पूरा टोला परेशान है।",
    "Rakesh": "@jh_sunwai गढ़वा के रमना में 6 दिन से बिजली नहीं है, खेत सूख रहे हैं",
    "Amit": "@jh_sunwai No teacher has come to the primary school in Barwadih, Latehar for two weeks.",
    "Dinesh": "@jh_sunwai दुमका के जामा में राशन डीलर पाँच किलो की जगह तीन किलो अनाज दे रहा है।",
    "Rekha": "@jh_sunwai Palamu ke Chainpur me sadak toot gayi hai, school bus nahi aa pati",
    "Gita": "@jh_sunwai Street lights on the main road of Chas, Bokaro have been off for a month.",
    "Ismail": "@jh_sunwai गिरिडीह के जमुआ में वृद्धा पेंशन छह महीने से नहीं मिली है।",
    "Phulo": "@jh_sunwai साहिबगंज के बरहेट में आंगनबाड़ी तीन महीने से बंद है, बच्चों को खाना नहीं मिलता।",
}


def to_the_approver(hand: Hand) -> str:
    """Will take the chosen row of the list to the approver: read, open, accept, draft, read the words, ask."""
    page = hand.page
    docket = page.locator(".row.is-at").get_attribute("data-docket") or ""
    said = page.locator(f'#peek [data-docket="{docket}"] .said')
    expect(said).to_be_visible()
    hand.reads(said.inner_text())
    hand.decides_and_presses("Enter")
    page.wait_for_url(f"**/case/{docket}/**")
    hand.decides_and_presses("a")
    expect(page.locator('#next a[href="#draft"]')).to_be_visible()
    page.wait_for_load_state()  # a hand without pauses is quicker than the page's scripts
    hand.decides_and_presses("c")
    expect(page.locator("#owner")).to_be_focused()
    hand.reads(page.locator("#owner option:checked").inner_text())
    hand.reads(page.locator("#words-direction").input_value())
    hand.decides_and_presses("Control+Enter")
    expect(page.locator('#next form[action$="ask-nod"]')).to_be_visible()
    page.wait_for_load_state()
    hand.decides_and_presses("g")
    expect(page.locator("#nod-panel")).to_be_visible()
    return docket
