/** Begins a reply, or goes on with the one that was begun for the size before; where it is written. */
export const reply = async (page) => {
  await page.keyboard.press('r');
  await page.getByRole('toolbar', { name: 'Form of the text' }).waitFor();
  const field = page.getByRole('textbox', { name: /^Reply to/ });
  if (!(await field.textContent())) {
    await page.keyboard.type('Dear Margaret, we are sorry. The crew comes back on Friday before noon.');
  }
  return field;
};
