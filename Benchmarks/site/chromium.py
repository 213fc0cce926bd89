"""Opens pages in Chromium over its debugging pipe and asks how they came about."""
import json
import os
import shutil
import subprocess
import tempfile

# Runs before the page's own scripts; the browser hands in what happened before as well.
OBSERVER = """
window.measured = { paint: 0, shift: 0 };
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) measured.paint = entry.startTime;
}).observe({ type: "largest-contentful-paint", buffered: true });
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) measured.shift += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""


class Chromium:
    def __init__(self):
        self.profile = tempfile.mkdtemp()
        flags = ["--headless=new", "--disable-gpu", "--no-first-run", "--remote-debugging-pipe",
                 "--disable-background-networking", f"--user-data-dir={self.profile}"]
        if os.getuid() == 0:
            flags.append("--no-sandbox")
        self.process = subprocess.Popen(
            ["sh", "-c", 'exec chromium "$@" 3<&0 4>&1 </dev/null >/dev/null 2>&1', "sh", *flags],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.number = 0
        self.buffer = b""

    def close(self):
        self.process.stdin.close()
        self.process.wait()
        shutil.rmtree(self.profile, ignore_errors=True)

    def message(self):
        while b"\0" not in self.buffer:
            self.buffer += os.read(self.process.stdout.fileno(), 1 << 20)
        text, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(text)

    def send(self, method, session=None, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        self.process.stdin.write(json.dumps(message).encode() + b"\0")
        self.process.stdin.flush()
        while True:
            answer = self.message()
            if answer.get("id") == self.number:
                return answer.get("result", {})

    def measure(self, address, width=1440, height=900):
        """Returns the seconds to the largest paint, the layout shift, and the files asked for."""
        context = self.send("Target.createBrowserContext")["browserContextId"]
        target = self.send("Target.createTarget", url="about:blank", browserContextId=context)
        session = self.send("Target.attachToTarget", targetId=target["targetId"], flatten=True)["sessionId"]
        self.send("Page.enable", session)
        self.send("Emulation.setDeviceMetricsOverride", session, width=width, height=height,
                  deviceScaleFactor=1, mobile=width < 500)
        self.send("Page.addScriptToEvaluateOnNewDocument", session, source=OBSERVER)
        self.send("Page.navigate", session, url=address)
        while self.message().get("method") != "Page.loadEventFired":
            pass
        script = """new Promise((resume) => setTimeout(() => resume({ ...measured,
          files: [...document.querySelectorAll("script[src], link[rel=stylesheet]")]
            .map((element) => element.src ?? element.href) }), 500))"""
        answer = self.send("Runtime.evaluate", session, expression=script, awaitPromise=True,
                           returnByValue=True)
        self.send("Target.disposeBrowserContext", browserContextId=context)
        return answer["result"]["value"]
