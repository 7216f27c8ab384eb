import { ContextProvider } from '@lit/context';
import { apiContext } from '#components/api/client.js';
import { type Answers, type FakeApi, fakeApi } from '../support/view.js';

let provider: ContextProvider<typeof apiContext> | undefined;

/** A false API for a view and for the elements inside it, which take theirs from the page. */
export function apiOnPage(answers: Answers): FakeApi {
  const api = fakeApi(answers);
  if (provider) provider.setValue(api);
  else provider = new ContextProvider(document.body, { context: apiContext, initialValue: api });
  return api;
}
