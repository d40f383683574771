"""A page on live data: the texts stay with the server until they are read."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import explorer_sample as sample
import pytest
from explorer_page import READY, settle

from kg.view.data import view_data
from kg.view.pack import CHUNK, chunk
from kg.view.page import render


@pytest.fixture
def server():
    words = sample.vocabulary()
    made = sample.statements(2 * CHUNK + 10, words)
    data = view_data(made, sample.documents(made), words)
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            number = self.path.removeprefix("/texts/")
            body = chunk(data, int(number)) if number.isdigit() else render(data, lang="en", texts_at="/texts")
            self.send_response(200)
            self.send_header("Content-Type", "text/plain" if number.isdigit() else "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(body.encode("utf-8"))

        def log_message(self, *_):
            pass

    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{running.server_port}", asked, data
    running.shutdown()


def test_texts_are_fetched_as_they_are_read(browser, server):
    address, asked, data = server
    page = browser.new_page()
    page.goto(address)
    page.wait_for_selector(READY)
    assert asked[0] == "/"
    assert "/texts/0" not in asked
    assert page.locator(".card").count() == 20
    page.select_option("#evidence select", "oldest")
    page.wait_for_selector(f'.card[data-id="{data.statements[0].id.partition(":")[2]}"]')
    assert sorted(asked) == ["/", "/texts/0", "/texts/1", "/texts/2"]
    settle(page)
    page.fill("#q", "outright")
    page.keyboard.press("Enter")
    page.wait_for_selector(".is-hit")
    expected = sum("outright" in s.passage.text for s in data.statements)
    assert page.inner_text("#counts").startswith(f"{expected} of ")
    assert len(asked) == 4
    page.close()
