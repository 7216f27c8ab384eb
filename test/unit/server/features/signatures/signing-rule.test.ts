import { expect } from 'chai';
import type { TemplateSignature } from '#contracts/templates.js';
import {
  handsOf,
  mayDesigneeSign,
  signersAsked,
  type SigningFacts,
} from '#server/features/signatures/signing-rule.js';

const student: TemplateSignature = { by: 'student', act: 'sign' };
const guardian: TemplateSignature = { by: 'guardian', act: 'approve' };
const facts: SigningFacts = {
  ...{ state: 'approved', asked: [student, guardian], areRightsTheirs: false, signatures: [] },
};

describe('whose turn a plan of courses is', () => {
  it('F13: goes from the student to the counselor, the student’s and the family’s signature, to nobody', () => {
    expect(handsOf({ ...facts, state: 'draft' })).to.deep.equal({ next: 'student', act: 'write' });
    expect(handsOf({ ...facts, state: 'submitted' })).to.deep.equal({
      ...{ next: 'counselor', act: 'decide' },
    });
    expect(handsOf(facts)).to.deep.equal({ next: 'student', act: 'sign' });
    const own = { signer: 'student', answer: 'agreed' } as const;
    expect(handsOf({ ...facts, signatures: [own] })).to.deep.equal({
      ...{ next: 'guardian', act: 'approve' },
    });
    const theirs = { signer: 'designee', answer: 'agreed' } as const;
    expect(handsOf({ ...facts, signatures: [theirs, own] })).to.deep.equal({
      ...{ next: 'nobody', act: null },
    });
  });

  it('F13: a family that declines sends it to the counselor, whoever else is missing', () => {
    const signatures = [{ signer: 'guardian', answer: 'declined' }] as const;
    expect(handsOf({ ...facts, signatures })).to.deep.equal({ next: 'counselor', act: 'talk' });
  });

  it('F13: without a rule nobody has to sign', () => {
    expect(handsOf({ ...facts, asked: [] })).to.deep.equal({ next: 'nobody', act: null });
  });

  it('P16: with the rights, the student signs in the family’s place, or nobody where a state says so', () => {
    const moved = { asked: [guardian], areRightsTheirs: true };
    expect(signersAsked(moved)).to.deep.equal({ student: 'approve', guardian: null });
    const dropped = { ...moved, asked: [{ ...guardian, notAt18: true }] };
    expect(signersAsked(dropped)).to.deep.equal({ student: null, guardian: null });
  });

  it('72: somebody the family names signs only where the rule says so', () => {
    expect(mayDesigneeSign([guardian])).to.equal(false);
    expect(mayDesigneeSign([{ ...guardian, orDesignee: true }])).to.equal(true);
  });
});
