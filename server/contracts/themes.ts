import { z } from 'zod';

/** A skill that work trains, a school subject, or a career cluster; words: `careers-data.<kind>-<id>`. */
export const ThemeKind = z.enum(['skill', 'subject', 'cluster']);
export type ThemeKind = z.infer<typeof ThemeKind>;

export const Theme = z.object({ kind: ThemeKind, id: z.string() });
export type Theme = z.infer<typeof Theme>;

const id = z.string().regex(/^[a-z0-9-]{1,100}$/);
export const ThemePath = z.object({ key: z.uuid(), kind: ThemeKind, theme: id });
