import type { Part, World } from './isolation-world.js';

/** How a route is asked in the matrix. */
export interface Plan {
  /** Whose route it is: this person's own request must succeed. */
  as: Part;
  /** A value for each `:parameter`, out of a world. */
  path?: (world: World) => Record<string, string>;
  body?: (world: World) => object;
  /** What stands after the `?`, where a request without it is refused. */
  query?: string;
  /** Set: the address names nothing of a district, so there is nothing foreign to ask for. */
  isOwn?: true;
  /** Why the person's own request is not made here. */
  withoutControl?: string;
}

export const id =
  (name: keyof World['ids'], parameter = 'id') =>
  ({ ids }: World) => ({ [parameter]: ids[name] });

export const own = { isOwn: true } as const;
