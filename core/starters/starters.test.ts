import { describe, expect, it } from 'vitest';
import { compile } from '../compile';
import { FlowDocumentSchema } from '../document';
import { defaultPolicies } from '../policy/defaults';
import type { Environment } from '../program';
import { play, runScenarios, ScenarioSchema } from '../scenario';
import { messagesOf } from '../simulate';
import { LANGUAGES } from '../vocabulary';
import { INDUSTRIES, STARTERS, type Starter } from './index';

const environmentOf = ({ needs }: Starter): Environment => ({
  templates: needs.templates,
  flows: [],
  channels: undefined,
});
const each = STARTERS.flatMap((starter) =>
  LANGUAGES.map((language) => ({ name: `${starter.id} in ${language}`, starter, language })),
);

describe.each(each)('S21 R59 the starter $name', ({ starter, language }) => {
  const environment = environmentOf(starter);
  const document = FlowDocumentSchema.parse(starter.document(language));
  const compiled = compile(document, environment);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  const { program, problems } = compiled;

  it('has nothing to correct: no error and no warning', () => {
    expect(problems).toEqual([]);
  });

  it('comes with two or three scenarios, and they pass', () => {
    const scenarios = starter.scenarios(language);
    expect(scenarios.length).toBeGreaterThanOrEqual(2);
    const results = runScenarios(document, scenarios, environment, defaultPolicies());
    for (const [at, result] of results.entries()) {
      const differences = result.result === 'differs' ? [result.differences, result.outcome] : result;
      expect(result.result, `${scenarios[at]?.name ?? ''}: ${JSON.stringify(differences)}`).toBe('passed');
    }
  });

  it('writes to a customer in their own language, whatever language its steps are named in', () => {
    for (const customer of LANGUAGES) {
      const [scenario] = starter.scenarios(customer);
      const played = play(program, ScenarioSchema.parse(scenario), { environment, policies: defaultPolicies() });
      if (!played.played) throw new Error(played.code);
      const said = messagesOf(played.simulation);
      expect(said.length).toBeGreaterThan(0);
      for (const { content } of said) {
        expect(content.language).toBe(customer);
        expect(JSON.stringify(content)).not.toContain('{{');
      }
    }
  });

  it('lists every event, template, system and channel that it uses', () => {
    const { needs } = starter;
    const listens = [...program.mentions, ...program.starts.flatMap(({ event }) => event ?? [])];
    expect([...new Set(listens)].sort()).toEqual(needs.events.map(({ name }) => name).sort());
    const said = [...program.nodes.values()].flatMap(({ configured }) => configured.says);
    expect(new Set(said.map(({ channel }) => channel))).toEqual(new Set(needs.channels));
    const templates = said.flatMap(({ content }) => (content.type === 'template' ? [content.name] : []));
    expect(new Set(templates)).toEqual(new Set(needs.templates.map(({ name }) => name)));
    const asked = document.nodes.filter(({ kind }) => kind === 'http').map(({ config }) => String(config.url));
    for (const url of asked) expect(needs.systems.some((system) => url.startsWith(system.url))).toBe(true);
    expect(asked).toHaveLength(needs.systems.length);
  });

  it('lists every field of the payload and every attribute that its texts read', () => {
    const listed = starter.needs.events.flatMap(({ fields }) => fields.map(({ name }) => name));
    const attributes = starter.needs.attributes.map(({ name }) => name);
    const text = JSON.stringify(document.nodes);
    for (const [, field] of text.matchAll(/\b(?:event|trigger)\.([a-z_]+)/g)) expect(listed).toContain(field);
    for (const [, name] of text.matchAll(/contact\.attributes\.([a-z_]+)/g)) expect(attributes).toContain(name);
  });

  it('leaves room between its steps', () => {
    for (const [at, one] of document.nodes.entries())
      for (const other of document.nodes.slice(at + 1)) {
        const apart =
          Math.abs(one.position.x - other.position.x) >= 248 || Math.abs(one.position.y - other.position.y) >= 100;
        expect(apart, `${one.id} and ${other.id}`).toBe(true);
      }
  });
});

describe('the gallery', () => {
  it('says every name and every note in both languages, each in its own words', () => {
    for (const { id, name, about, document } of STARTERS) {
      expect(name.es, id).not.toBe(name.en);
      expect(about.es, id).not.toBe(about.en);
      const names = (language: 'es' | 'en') => document(language).nodes.flatMap(({ name }) => (name ? [name] : []));
      const same = names('es').filter((each) => names('en').includes(each));
      expect(same, id).toEqual([]);
    }
  });

  it('has something for every industry', () => {
    for (const industry of INDUSTRIES)
      expect(STARTERS.some(({ industries }) => industries.includes(industry))).toBe(true);
  });
});
