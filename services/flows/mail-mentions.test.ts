import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { testServices, type TestServices } from '../../tests/support/services';
import { DEMO } from '../demo';
import { listProofs } from '../proofs/proofs';
import { beginThread, editComment } from './comments';
import { mailMentions } from './mail-mentions';

let t: TestServices;
beforeAll(async () => {
  t = await testServices();
});
afterAll(() => t.close());

const flow = DEMO.flow;
const readers = ['admin', 'designer', 'marketer', 'supervisor', 'auditor'] as const;
const ana = () => ({ workspace: t.workspace, member: 'mem_demo_designer' });
const [beto, carla] = ['mem_demo_marketer', 'mem_demo_supervisor'] as const;
const mailsOf = async (member: string) =>
  (await listProofs(t.deps, t.workspace, member)).filter(({ what }) => what === 'mention');

async function say(body: string): Promise<{ thread: string; comment: string }> {
  const begun = await beginThread(t.deps, ana(), { flow, place: { node: 'day', at: null }, body, readers });
  if (!begun.done) throw new Error(begun.reason);
  return begun;
}
const rewrite = (comment: string, body: string) => editComment(t.deps, ana(), { flow, comment, body, readers });

describe('S16 whoever a comment calls gets a mail', () => {
  it('where they sign in, in their language, with the way to the comment', async () => {
    await t.owner`update members set language = 'en' where id = ${carla}`;
    const { thread } = await say(`<@${beto}> <@${carla}> ¿un día basta?`);
    await vi.waitFor(async () => {
      expect([...(await mailsOf(beto)), ...(await mailsOf(carla))].map(({ status }) => status)).toEqual([
        'accepted',
        'accepted',
      ]);
    });
    const [spanish] = await mailsOf(beto);
    const [english] = await mailsOf(carla);
    const author = /^(.+) te menciona en «.+»$/.exec(
      spanish?.content?.type === 'email' ? spanish.content.subject : '',
    )?.[1];
    expect(author).toBeTruthy();
    expect(english?.content).toMatchObject({
      language: 'en',
      subject: expect.stringContaining(`${author} mentions you`),
    });
    expect(spanish?.text).toContain('¿un día basta?');
    expect(spanish?.text).not.toContain('<@');
    expect(spanish?.text).toContain(`http://127.0.0.1/flows/${flow}?sheet=comments&thread=${thread}`);
  });

  it('once for a comment, however often it is rewritten', async () => {
    const before = (await mailsOf(beto)).length;
    const { comment } = await say(`<@${beto}> mira`);
    expect(await mailMentions(t.deps, t.workspace, comment)).toMatchObject([{ member: beto }]);
    await rewrite(comment, 'nadie');
    expect(await mailMentions(t.deps, t.workspace, comment)).toEqual([]);
    await rewrite(comment, `<@${beto}> de nuevo, y <@${carla}>`);
    const again = await mailMentions(t.deps, t.workspace, comment);
    expect(again.find(({ member }) => member === beto)).toEqual({ member: beto, status: 'repeated' });
    expect(await mailsOf(beto)).toHaveLength(before + 1);
  });

  it('and nothing counts it: no delivery, no message, no decision', async () => {
    const counted = () => t.owner`select (select count(*)::int from deliveries) as deliveries,
      (select count(*)::int from messages) as messages, (select count(*)::int from decisions) as decisions`;
    const before = await counted();
    const { comment } = await say(`<@${carla}> otra cosa`);
    await mailMentions(t.deps, t.workspace, comment);
    expect(await counted()).toEqual(before);
  });

  it('not from another workspace, nor of a comment that is gone', async () => {
    const { comment } = await say(`<@${beto}> aquí`);
    expect(await mailMentions(t.deps, t.other, comment)).toEqual([]);
    expect(await mailMentions(t.deps, t.workspace, 'cmt_none')).toEqual([]);
    // The mail that saying it set going is on its way before the next test counts.
    await mailMentions(t.deps, t.workspace, comment);
  });

  it('and without a sender of e-mail it stays on screen, and nothing breaks', async () => {
    const before = (await mailsOf(beto)).length;
    await t.owner`update connections set channels = array_remove(channels, 'email')`;
    t.deps.contexts.forget(t.workspace);
    const { comment } = await say(`<@${beto}> sin correo`);
    expect(await mailMentions(t.deps, t.workspace, comment)).toEqual([{ member: beto, status: 'no_sender' }]);
    expect(await mailsOf(beto)).toHaveLength(before);
  });
});
