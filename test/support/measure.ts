import type { Page } from 'playwright-core';

/** In the page: the dialog or menu that lies over the rest, if there is one. */
const FLOATING = `
  const floating = [...document.querySelectorAll('[aria-modal=true], [role=menu], [role=listbox], .mantine-Popover-dropdown')]
    .filter((at) => at.checkVisibility());
  const onTop = floating.findLast((at) => !floating.some((other) => other !== at && other.contains(at)));
`;

/** In the page: what can be pressed and is there to be seen; only in the dialog or menu where one lies over the rest. */
const TARGETS = `
  const every = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [contenteditable=true], '
    + '[role=tab], [role=option], [role=menuitem], [role=menuitemradio], [role=switch]';
  ${FLOATING}
  const root = onTop ?? document;
  const clipped = (at) => {
    for (let up = at; up; up = up.parentElement) if (getComputedStyle(up).clipPath !== 'none') return true;
    return false;
  };
  // What says what a box is for can be pressed as well.
  const boxOf = (at) => {
    const boxes = [at, ...(at.matches('[type=checkbox], [type=radio]') ? (at.labels ?? []) : [])]
      .map((each) => each.getBoundingClientRect());
    const [left, top] = [Math.min(...boxes.map((b) => b.left)), Math.min(...boxes.map((b) => b.top))];
    const [right, bottom] = [Math.max(...boxes.map((b) => b.right)), Math.max(...boxes.map((b) => b.bottom))];
    return { left, top, right, bottom, width: right - left, height: bottom - top };
  };
  const inText = (at) => getComputedStyle(at).display === 'inline'
    && at.parentElement.textContent.trim().length > at.textContent.trim().length;
  const targets = [...root.querySelectorAll(every)].filter((at) =>
    at.checkVisibility({ visibilityProperty: true }) && !at.disabled && !at.closest('[inert], [aria-hidden=true]')
      && !clipped(at));
  const nameOf = (at) => (at.getAttribute('aria-label') || at.textContent.trim() || at.name || at.outerHTML).slice(0, 60);
`;

/** Targets under 24 by 24 CSS px with less than that around them either, those in running text left out (WCAG 2.5.8). */
const TOO_SMALL = `(() => {
  ${TARGETS}
  const all = targets.filter((at) => !inText(at)).map((at) => ({ at, box: boxOf(at) })).filter(({ box }) => box.width > 0);
  const small = ({ box }) => box.width < 23.9 || box.height < 23.9;
  const middle = ({ box }) => [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  const tooNear = (one, other) => {
    const [x, y] = middle(one);
    if (small(other)) return Math.hypot(middle(other)[0] - x, middle(other)[1] - y) < 24;
    const across = Math.max(other.box.left - x, 0, x - other.box.right);
    const down = Math.max(other.box.top - y, 0, y - other.box.bottom);
    return Math.hypot(across, down) < 12;
  };
  return all.filter((one) => small(one) && all.some((other) =>
      other !== one && !other.at.contains(one.at) && !one.at.contains(other.at) && tooNear(one, other)))
    .map(({ at, box }) => nameOf(at) + ': ' + box.width.toFixed(1) + ' x ' + box.height.toFixed(1));
})()`;

/** Targets that cannot be brought wholly between the left and the right edge, and those that something else lies over. */
const OUT_OF_REACH = `(() => {
  ${TARGETS}
  const wrong = [];
  for (const at of targets) {
    at.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    // A script can scroll what nobody else can.
    let cut = false;
    for (let up = at.parentElement; up; up = up.parentElement) {
      if (up.scrollTop === 0 || getComputedStyle(up).overflowY !== 'hidden') continue;
      up.scrollTop = 0;
      cut = true;
    }
    if (cut) { wrong.push(nameOf(at) + ' is cut below'); continue; }
    const box = boxOf(at);
    if (box.width === 0) continue;
    if (box.left < -0.5 || box.right > innerWidth + 0.5) { wrong.push(nameOf(at) + ' is cut at the side'); continue; }
    // Where one writes scrolls by itself.
    if (at.matches('textarea, [contenteditable]')) continue;
    // What goes over several lines is pressed on its first.
    const line = getComputedStyle(at).display === 'inline' ? at.getClientRects()[0] : box;
    const hit = document.elementFromPoint((line.left + line.right) / 2, (line.top + line.bottom) / 2);
    if (!hit) wrong.push(nameOf(at) + ' is cut below or above');
    // A toast goes away, and a panel is closed.
    else if (!(at.contains(hit) || at.labels?.[0]?.contains(hit) || hit.closest('aside, .mantine-Notifications-root')))
      wrong.push(nameOf(at) + ' lies under ' + hit.outerHTML.slice(0, 60));
  }
  return wrong;
})()`;

/** What scrolls sideways: the page, or a part of it that is no table, picture or source text. */
const SIDEWAYS = `[document.documentElement, ...document.querySelectorAll('body *')]
  .filter((at) => at.scrollWidth > at.clientWidth + 1 && at.checkVisibility() && !at.matches('pre, input, textarea'))
  .filter((at) => at === document.documentElement || /auto|scroll/.test(getComputedStyle(at).overflowX))
  .map((at) => at.outerHTML.slice(0, 80))`;

/** What moves although nothing should. */
const MOVING = `document.getAnimations()
  .filter((each) => each.playState === 'running' && Number(each.effect?.getComputedTiming().duration) > 0)
  .map((each) => each.effect.target.outerHTML.slice(0, 100))`;

export const moving = (page: Page) => page.evaluate(MOVING);

/** Marks what lies over the rest, and what it belongs to; whether there is any. */
export const markFloating = (page: Page): Promise<boolean> =>
  page.evaluate(`(() => {
    ${FLOATING}
    if (!onTop) return false;
    for (const at of [onTop, ...document.querySelectorAll('[aria-expanded=true]')]) at.dataset.floating = '';
    return true;
  })()`);

export interface Measured {
  sideways: string[];
  tooSmall: string[];
  outOfReach: string[];
}

/** What a finger, or somebody who has enlarged the page, would stumble over. */
export async function measure(page: Page): Promise<Measured> {
  return {
    sideways: (await page.evaluate(SIDEWAYS)) as string[],
    tooSmall: (await page.evaluate(TOO_SMALL)) as string[],
    outOfReach: (await page.evaluate(OUT_OF_REACH)) as string[],
  };
}

export const NOTHING_WRONG: Measured = { sideways: [], tooSmall: [], outOfReach: [] };
