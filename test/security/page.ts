import type { Frame, Page } from "playwright-core";

/** What a page's policy refused, as the page itself is told of it: the part of the policy and the address. */
export interface Refusal {
  readonly directive: string;
  readonly blocked: string;
  /** What a script that ran by then has left behind. */
  readonly left: unknown;
}

/** Things that no page of ours may do, each tried from within a page; what it would leave is `globalThis.planted`. */
// biome-ignore format: reads as a table
export const attempts: readonly (readonly [what: string, directive: string, script: string])[] = [
  ["a script in the page",       "script-src-elem", "const s = document.createElement('script'); s.textContent = 'planted = 1'; document.head.append(s)"],
  ["a script of a stranger",     "script-src-elem", "const s = document.createElement('script'); s.src = 'https://stranger.example/a.js'; document.head.append(s)"],
  ["a script out of data",       "script-src-elem", "const s = document.createElement('script'); s.src = 'data:text/javascript,planted=1'; document.head.append(s)"],
  ["a handler in an attribute",  "script-src-attr", "document.body.insertAdjacentHTML('beforeend', '<a hidden id=handler onclick=\"planted=1\">x</a>'); document.getElementById('handler').click()"],
  ["a link that is a script",    "script-src-elem", "const a = document.createElement('a'); a.href = 'javascript:void(planted=1)'; document.body.append(a); a.click(); a.remove()"],
  ["eval",                       "script-src",      "try { eval('planted = 1') } catch {}"],
  ["a function made of text",    "script-src",      "try { new Function('planted = 1')() } catch {}"],
  ["a timer made of text",       "script-src",      "setTimeout('planted = 1')"],
  ["asking a stranger",          "connect-src",     "fetch('https://stranger.example/a').catch(() => {})"],
  ["a beacon to a stranger",     "connect-src",     "navigator.sendBeacon('https://stranger.example/a', '1')"],
  ["a socket to a stranger",     "connect-src",     "try { new WebSocket('wss://stranger.example/a') } catch {}"],
  ["a picture of a stranger",    "img-src",         "new Image().src = 'https://stranger.example/a.png'"],
  ["a frame of a stranger",      "frame-src",       "const f = document.createElement('iframe'); f.src = 'https://stranger.example/'; document.body.append(f)"],
  ["a style of a stranger",      "style-src-elem",  "const l = document.createElement('link'); l.rel = 'stylesheet'; l.href = 'https://stranger.example/a.css'; document.head.append(l)"],
  ["a typeface of a stranger",   "font-src",        "new FontFace('x', 'url(https://stranger.example/a.woff2)').load().catch(() => {})"],
  ["a worker out of data",       "worker-src",      "try { new Worker('data:text/javascript,1') } catch {}"],
  ["an object of a stranger",    "object-src",      "const o = document.createElement('object'); o.data = 'https://stranger.example/a.svg'; o.type = 'image/svg+xml'; document.body.append(o)"],
  ["another base for addresses", "base-uri",        "const b = document.createElement('base'); b.href = 'https://stranger.example/'; document.head.append(b)"],
  ["a form sent to a stranger",  "form-action",     "const f = document.createElement('form'); f.action = 'https://stranger.example/'; f.target = '_blank'; document.body.append(f); f.submit(); f.remove()"],
];

/**
 * Tries everything of {@link attempts} in a frame and gives what its policy refused, in the order of the attempts. Each
 * attempt is a script of the page's own address: what a browser's debugger runs by itself would be let off.
 */
export async function refusedIn(frame: Frame): Promise<readonly (Refusal | null)[]> {
  const scripts = /\/attempt-(\d+)\.js$/;
  await frame.page().route(scripts, (route) => {
    const [, , script = ""] = attempts[Number(scripts.exec(route.request().url())?.[1])] ?? [];
    return route.fulfill({ contentType: "text/javascript", body: `(() => { ${script} })();` });
  });
  const refused: (Refusal | null)[] = [];
  for (const [at, [, directive]] of attempts.entries())
    refused.push(await frame.evaluate(attempt, { at, directive }));
  return refused;
}

// Runs in the page; what the policy has not refused within two seconds, it lets through.
const attempt = ({ at, directive }: { at: number; directive: string }): Promise<Refusal | null> =>
  new Promise((settled) => {
    const late = setTimeout(() => settled(null), 2000);
    const hear = ({ effectiveDirective, blockedURI }: SecurityPolicyViolationEvent): void => {
      if (effectiveDirective !== directive) return;
      document.removeEventListener("securitypolicyviolation", hear);
      clearTimeout(late);
      const { planted = null } = globalThis as unknown as { planted?: unknown };
      settled({ directive: effectiveDirective, blocked: blockedURI, left: planted });
    };
    document.addEventListener("securitypolicyviolation", hear);
    const script = document.createElement("script");
    script.src = `/attempt-${at}.js`;
    document.head.append(script);
  });

/** The frame of the pane within the page of the workbench. */
export async function paneFrame(page: Page): Promise<Frame> {
  const frame = await (await page.waitForSelector("aside iframe")).contentFrame();
  if (frame === null) throw new Error("the pane’s frame did not open");
  return frame;
}
