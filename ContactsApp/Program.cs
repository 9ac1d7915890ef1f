using ContactsApp.Components;

var builder = WebApplication.CreateBuilder(args);
builder.AddUi();
var app = builder.Build();
app.UseErrorPages();
app.UseAntiforgery();
app.MapUi();
app.Run();
