import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import type { GoalHorizon, GoalKind } from '#contracts/goals.js';
import type { Visibility } from '#contracts/visibility.js';
import { newId } from '../db/ids.js';

/** One thing a student works towards, inside their plan. */
export class GoalModel extends Model<
  InferAttributes<GoalModel>,
  InferCreationAttributes<GoalModel>
> {
  declare tenantId: string;
  declare id: CreationOptional<string>;
  declare planId: string;
  declare title: string;
  declare why: string;
  declare kind: GoalKind;
  declare horizon: GoalHorizon;
  declare status: CreationOptional<'active' | 'done'>;
  /** A calendar day with no time zone, `YYYY-MM-DD`. */
  declare targetDate: string | null;
  declare isFocus: CreationOptional<boolean>;
  declare measure: CreationOptional<string>;
  declare helpers: CreationOptional<string>;
  declare parentId: CreationOptional<string | null>;
  declare visibility: CreationOptional<Visibility>;
  declare revision: CreationOptional<number>;
  declare completedAt: CreationOptional<Date | null>;
  /** Set: removed, and can be put back. */
  declare removedAt: CreationOptional<Date | null>;
  declare createdAt: CreationOptional<Date>;
  declare updatedAt: CreationOptional<Date>;

  static register(sequelize: Sequelize): void {
    GoalModel.init(
      {
        tenantId: { type: DataTypes.BIGINT, primaryKey: true },
        id: { type: DataTypes.UUID, primaryKey: true, defaultValue: newId },
        planId: { type: DataTypes.UUID, allowNull: false },
        title: { type: DataTypes.TEXT, allowNull: false },
        why: { type: DataTypes.TEXT, allowNull: false },
        kind: { type: DataTypes.TEXT, allowNull: false },
        horizon: { type: DataTypes.TEXT, allowNull: false },
        status: { type: DataTypes.TEXT, allowNull: false, defaultValue: 'active' },
        targetDate: { type: DataTypes.DATEONLY, allowNull: true },
        isFocus: { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: false },
        measure: { type: DataTypes.TEXT, allowNull: false, defaultValue: '' },
        helpers: { type: DataTypes.TEXT, allowNull: false, defaultValue: '' },
        parentId: { type: DataTypes.UUID, allowNull: true },
        visibility: { type: DataTypes.TEXT, allowNull: false, defaultValue: 'teachers' },
        revision: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 1 },
        completedAt: { type: DataTypes.DATE, allowNull: true },
        removedAt: { type: DataTypes.DATE, allowNull: true },
        createdAt: DataTypes.DATE,
        updatedAt: DataTypes.DATE,
      },
      { sequelize, modelName: 'goal', tableName: 'goals', underscored: true },
    );
  }
}
