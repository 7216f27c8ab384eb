import { consume } from '@lit/context';
import { property } from 'lit/decorators.js';
import { type ApiClient, apiContext } from '../api/client.js';
import { type Drafts, draftsContext } from '../api/drafts.js';
import { type SessionDetails, sessionContext } from '../api/session.js';
import { t } from '../i18n/i18n.js';
import { IlpElement } from './ilp-element.js';

/**
 * A page of the app: has the API and the person, and the parts of its address as `params`.
 *
 * A view draws its `<h1 tabindex="-1">` from the first moment, also while loading, since focus goes
 * there when the view opens.
 */
export class IlpView extends IlpElement {
  @consume({ context: apiContext })
  @property({ attribute: false })
  api!: ApiClient;

  @consume({ context: sessionContext })
  @property({ attribute: false })
  session!: SessionDetails;

  /** For an `AutosaveController`: what this person wrote and the server does not have yet. */
  @consume({ context: draftsContext })
  @property({ attribute: false })
  drafts!: Drafts;

  @property({ attribute: false }) params: Readonly<Record<string, string>> = {};

  /** Names the page after what is on it; the route's own title is there from the start. */
  protected setTitle(title: string): void {
    document.title = `${title} · ${t('common.product')}`;
  }
}
