import type { FormPost } from '#contracts/attach.js';

/**
 * Leaves this page by posting a form, inside the frame.
 *
 * Deep linking ends with a real form post: the LMS reads it in the frame it opened. It sits in the
 * light DOM, since a form in a shadow tree is not sent by every browser we support.
 */
export function submitForm(
  { action, fields }: FormPost,
  submit: (form: HTMLFormElement) => void = (form) => form.submit(),
): void {
  const form = document.createElement('form');
  form.method = 'post';
  form.action = action;
  form.hidden = true;
  for (const [name, value] of Object.entries(fields)) {
    const input = document.createElement('input');
    input.type = 'hidden';
    input.name = name;
    input.value = value;
    form.append(input);
  }
  document.body.append(form);
  submit(form);
}
