"""What a script leaves that was interrupted, so that the next call has to go on from there."""
import json


def lose_the_database(deployment):
    """As a destruction does that is interrupted after it has asked for that, and before the state knows."""
    databases, shown = deployment.aws.client("rds"), json.loads(deployment.stack.ask("show", "-json"))
    instance = next(resource["values"] for resource in shown["values"]["root_module"]["resources"]
                    if resource["address"] == "aws_db_instance.database_instance")
    databases.modify_db_instance(DBInstanceIdentifier=instance["identifier"], DeletionProtection=False, ApplyImmediately=True)
    databases.delete_db_instance(DBInstanceIdentifier=instance["identifier"], FinalDBSnapshotIdentifier=instance["final_snapshot_identifier"])
    deployment.say("its database is gone already, with the final snapshot taken")
