"""CloudWatch, budgets and Athena."""
import json

from moto.athena.responses import AthenaResponse
from moto.budgets.responses import BudgetsResponse
from moto.cloudwatch.responses import CloudWatchResponse

from gaps import missing


@missing(CloudWatchResponse, "put_composite_alarm", "aws_cloudwatch_composite_alarm")
def _(_, self):
    return self.put_metric_alarm()


@missing(BudgetsResponse, "describe_subscribers_for_notification", "aws_budgets_budget")
def _(_, self):
    budget = self.backend.budgets[self._get_param("AccountId")][self._get_param("BudgetName")]
    wanted = {k: v for k, v in self._get_param("Notification").items() if k != "NotificationState"}
    found = [n.subscribers for n in budget.notifications if wanted.items() <= n.details.items()]
    return json.dumps({"Subscribers": found[0] if found else []})


@missing(AthenaResponse, "delete_named_query", "aws_athena_named_query")
def _(_, self):
    self.athena_backend.named_queries.pop(self._get_param("NamedQueryId"), None)
    return "{}"
