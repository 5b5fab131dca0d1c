/** A rule about noise, as a manager makes it. */
async function makeRule({ page, go }) {
  await go('/rules');
  await page.getByRole('button', { name: 'New rule', exact: true }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Noise');
  await page.getByRole('button', { name: 'Add a condition' }).click();
  await page.getByLabel('What for').fill('noise');
  await page.getByRole('button', { name: 'Add something to do' }).click();
  await page.getByLabel('What for').nth(1).selectOption({ label: 'Highways and streets' });
}

/** Its own changes are dropped again, so that the next width begins anew. */
async function drop({ page }) {
  await page.getByRole('button', { name: 'Drop my changes' }).click();
}

export const RULE_SCREENS = {
  rules: async ({ page, go }) => {
    await go('/rules');
    await page.getByText('What no rule decides').first().waitFor();
    const left = page.getByRole('button', { name: 'Drop my changes' });
    if (await left.count()) await drop({ page });
  },
  rule: async (at) => {
    await makeRule(at);
    await at.page.getByRole('textbox', { name: 'Name' }).scrollIntoViewIfNeeded();
  },
  rehearsal: async ({ page, go }) => {
    await go('/rules');
    await page.getByRole('button', { name: 'Rehearse', exact: true }).click();
    await page.getByRole('img', { name: 'From queue to queue' }).waitFor();
    await page.getByRole('complementary', { name: 'Rehearse' }).scrollIntoViewIfNeeded();
  },
  'rule-versions': async ({ page, go }) => {
    await go('/rules?part=versions');
    await page
      .getByRole('button', { name: /^What changed/ })
      .first()
      .click();
    await page.getByText('The first version').waitFor();
  },
  charters: async ({ page, go }) => {
    await go('/charters');
    await page.getByRole('button', { name: /^What it would change ?, Five/ }).click();
    await page.getByRole('button', { name: /from now on/ }).waitFor();
  },
};
