import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CourseTerm } from '#contracts/course-fields.js';
import type { CoursePlan, PlanCourse } from '#contracts/course-plans.js';
import type { ApiClient } from '../api/client.js';
import { t } from '../i18n/i18n.js';
import { announce } from '../shared/announcer.js';
import { Attempt } from '../shared/attempt.js';
import { showToast } from '../shared/toast.js';
import { newId } from '../shared/new-id.js';

interface Entry {
  id: string;
  code: string;
  grade: number;
  term: CourseTerm;
}

const entriesOf = ({ courses }: CoursePlan): Entry[] =>
  courses
    .filter(({ isPlanned }) => isPlanned)
    .map(({ id, code, grade, term }) => ({ id, code, grade: grade ?? 9, term }));

interface Host extends ReactiveControllerHost {
  api: ApiClient;
}

/** Changes a student's plan, with undo: each change brings the whole plan back as it is then. */
export class PlanDesk implements ReactiveController {
  plan: CoursePlan | null = null;
  readonly attempt: Attempt;
  private readonly host: Host;

  constructor(host: Host) {
    this.host = host;
    this.attempt = new Attempt(host);
    host.addController(this);
  }

  hostConnected(): void {
    // Waits for the view to load the plan.
  }

  show(plan: CoursePlan): void {
    this.plan = plan;
    this.host.requestUpdate();
  }

  /** Anything that answers with the plan. @returns whether it succeeded. */
  ask(request: (plan: CoursePlan) => Promise<CoursePlan>): Promise<boolean> {
    const { plan } = this;
    if (!plan) return Promise.resolve(false);
    return this.attempt.run(async () => this.show(await request(plan)));
  }

  async add(code: string, title: string, grade: number, term: CourseTerm): Promise<void> {
    const entry = { id: newId(), code, grade, term };
    await this.put((entries) => [...entries, entry], 'courses.plan-added', title, grade, term);
  }

  async move(id: string, grade: number, term: CourseTerm): Promise<void> {
    const course = this.courseOf(id);
    if (!course || (course.grade === grade && course.term === term)) return;
    await this.put(
      (entries) => entries.map((one) => (one.id === id ? { ...one, grade, term } : one)),
      ...(['courses.plan-moved', course.title, grade, term] as const),
    );
  }

  async takeOut(id: string): Promise<void> {
    const course = this.courseOf(id);
    if (!course) return;
    const before = this.plan ? entriesOf(this.plan) : [];
    const isDone = await this.store((entries) => entries.filter((one) => one.id !== id));
    if (!isDone) return;
    const text = t('courses.plan-taken-out', { course: course.title });
    showToast({ text, undo: () => this.bringBack(before) });
  }

  private courseOf(id: string): PlanCourse | undefined {
    return this.plan?.courses.find((course) => course.id === id);
  }

  private async put(
    change: (entries: Entry[]) => Entry[],
    words: 'courses.plan-added' | 'courses.plan-moved',
    course: string,
    grade: number,
    term: CourseTerm,
  ): Promise<void> {
    const before = this.plan ? entriesOf(this.plan) : [];
    if (!(await this.store(change))) return;
    const place = { grade: String(grade), term: t(`courses.term-${term}`) };
    const text = t(words, { course, ...place });
    showToast({ text, undo: () => this.bringBack(before) });
  }

  private async bringBack(before: Entry[]): Promise<void> {
    if (await this.store(() => before)) announce(t('courses.undo-plan'));
  }

  private store(change: (entries: Entry[]) => Entry[]): Promise<boolean> {
    return this.ask((plan) =>
      this.host.api.put<CoursePlan>(`/course-plans/${plan.id}/entries`, {
        ...{ revision: plan.revision, entries: change(entriesOf(plan)) },
      }),
    );
  }
}
