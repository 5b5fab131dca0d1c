export const CALENDAR_SCREENS = {
  calendars: async ({ page, go }) => {
    await go('/calendars');
    await page.getByRole('complementary', { name: 'Try a date' }).getByText(/^Due /).first().waitFor();
  },
  'calendar-moves': async ({ page, go }) => {
    await go('/calendars');
    await page.getByLabel('Scotland').check();
    await page.getByRole('button', { name: 'See what moves' }).click();
    await page.getByText(/another date\.$/).waitFor();
    await page.getByRole('heading', { name: 'Save', exact: true }).scrollIntoViewIfNeeded();
  },
};
