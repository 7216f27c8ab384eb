import { Router } from 'express';
import { PortfolioChoices } from '#contracts/entries.js';
import {
  Journal,
  JournalChanges,
  JournalDraft,
  JournalEntry,
  JournalOpening,
  JournalPath,
  JournalQuery,
  JournalSaved,
} from '#contracts/journal.js';
import { endpoint } from '../../http/endpoint.js';
import { readChoices } from '../entries/choices.js';
import { readJournal } from './journal-search.js';
import { readEntry, removeEntry, restoreEntry, saveEntry, showEntry } from './journal-service.js';

const roles = ['student'] as const;
const params = JournalPath;
const reply = { status: 200, schema: JournalEntry } as const;

/** What a student writes for themselves, about an entry of the plan or about nothing in particular. */
export const journalRoutes = Router()
  .get(
    '/journal',
    endpoint(
      { roles, query: JournalQuery, reply: { status: 200, schema: Journal } },
      ({ actor, query, now }) => readJournal(actor, query, now),
    ),
  )
  .get(
    '/portfolio/choices',
    endpoint({ roles, reply: { status: 200, schema: PortfolioChoices } }, ({ actor }) =>
      readChoices(actor),
    ),
  )
  .get(
    '/journal/:id',
    endpoint({ roles, params, query: JournalOpening, reply }, (input) =>
      readEntry(input.actor, input.params.id, input.query.on, input.now),
    ),
  )
  .put(
    '/journal/:id',
    endpoint(
      { roles, params, body: JournalDraft, reply: { status: 200, schema: JournalSaved } },
      (input) => saveEntry(input.actor, input.params.id, input.body, input.now),
    ),
  )
  .patch(
    '/journal/:id',
    endpoint({ roles, params, body: JournalChanges, reply }, (input) =>
      showEntry(input.actor, input.params.id, input.body.visibility, input.now),
    ),
  )
  .delete(
    '/journal/:id',
    endpoint({ roles, params, reply }, (input) =>
      removeEntry(input.actor, input.params.id, input.now),
    ),
  )
  .post(
    '/journal/:id/restore',
    endpoint({ roles, params, reply }, (input) =>
      restoreEntry(input.actor, input.params.id, input.now),
    ),
  );
