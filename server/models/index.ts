import type { Sequelize } from 'sequelize';
import { GoalModel } from './goal.js';
import { MilestoneModel } from './milestone.js';

/** Every model. Tables that are only ever reached by SQL have none. */
export const MODELS = [GoalModel, MilestoneModel] as const;

export function registerModels(sequelize: Sequelize): void {
  for (const model of MODELS) model.register(sequelize);
}

export { GoalModel, MilestoneModel };
