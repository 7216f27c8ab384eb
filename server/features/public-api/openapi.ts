import { z } from 'zod';
import { Problem } from '#contracts/problem.js';
import type { ApiRoute } from './api-endpoint.js';

const json = (schema: z.ZodType, io: 'input' | 'output' = 'output') => {
  const described: Record<string, unknown> = { ...z.toJSONSchema(schema, { io }) };
  // OpenAPI 3.1 means this dialect anyway.
  delete described.$schema;
  return described;
};

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

/** The document that describes the API, made from the contracts that check each reply (OpenAPI 3.1). */
export function openApiDocument(routes: readonly ApiRoute[], publicUrl: string, base: string) {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Pathlight',
      version: '1.0.0',
      description:
        'Reads what a district may export of its own. Nothing can be changed. At most 120 requests a minute and key.',
    },
    servers: [{ url: `${publicUrl}${base}` }],
    security: [{ key: [] }],
    paths: Object.fromEntries(routes.map((route) => [route.path, { get: operation(route) }])),
    components: {
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'Made by an administrator.' },
      },
      schemas: { Problem: json(Problem) },
    },
  };
}

function operation({ path, scope, summary, query, reply }: ApiRoute) {
  return {
    operationId: `get${path.replaceAll(/\W(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
    summary,
    description: `Needs a key with the scope “${scope}”.`,
    parameters: query ? parameters(query) : [],
    responses: {
      200: { description: 'Read.', content: { 'application/json': { schema: json(reply) } } },
      400: problem('A part of the query is wrong; the answer names it.'),
      401: problem('No good key.'),
      403: problem('The key has no right to read this.'),
      429: problem('Too many requests; wait a moment.'),
    },
  };
}

function parameters(query: z.ZodType) {
  const { properties = {}, required = [] } = json(query, 'input') as {
    properties?: Record<string, { description?: string }>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    ...{ name, in: 'query', required: required.includes(name), schema },
    ...(description !== undefined && { description }),
  }));
}
