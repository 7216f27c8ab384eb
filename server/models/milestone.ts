import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import { newId } from '../db/ids.js';

/** A small step the student set inside a goal. */
export class MilestoneModel extends Model<
  InferAttributes<MilestoneModel>,
  InferCreationAttributes<MilestoneModel>
> {
  declare tenantId: string;
  declare id: CreationOptional<string>;
  declare goalId: string;
  declare title: string;
  /** A calendar day with no time zone, `YYYY-MM-DD`. */
  declare dueDate: string | null;
  declare doneAt: Date | null;
  /** Place in the list, from 0. */
  declare position: number;
  declare createdAt: CreationOptional<Date>;
  declare updatedAt: CreationOptional<Date>;

  static register(sequelize: Sequelize): void {
    MilestoneModel.init(
      {
        tenantId: { type: DataTypes.BIGINT, primaryKey: true },
        id: { type: DataTypes.UUID, primaryKey: true, defaultValue: newId },
        goalId: { type: DataTypes.UUID, allowNull: false },
        title: { type: DataTypes.TEXT, allowNull: false },
        dueDate: { type: DataTypes.DATEONLY, allowNull: true },
        doneAt: { type: DataTypes.DATE, allowNull: true },
        position: { type: DataTypes.INTEGER, allowNull: false },
        createdAt: DataTypes.DATE,
        updatedAt: DataTypes.DATE,
      },
      { sequelize, modelName: 'milestone', tableName: 'milestones', underscored: true },
    );
  }
}
